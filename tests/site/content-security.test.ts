import assert from "node:assert/strict";
import { test } from "node:test";
import { securePage } from "../../src/content-security.ts";

test("securePage allows the page's own script by its hash, and nothing from elsewhere", () => {
	const page = securePage('<head><meta charset="utf-8"></head><script>alert(1)</script>');
	// printf 'alert(1)' | openssl dgst -sha256 -binary | base64
	assert.match(page, /script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF\+pI='/);
	assert.match(page, /default-src 'none'/);
	assert.doesNotMatch(page, /https?:/);
});

test("securePage allows no script on a page without one", () => {
	assert.match(securePage('<head><meta charset="utf-8"></head>'), /script-src 'none'/);
});

test("securePage refuses a page that does not start with its charset", () => {
	assert.throws(() => securePage("<head></head>"), {
		message: 'page without <meta charset="utf-8"> (start its head with it)',
	});
});
