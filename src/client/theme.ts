/** The theme switch: the reader's choice is remembered; "system" is none. `Page.astro` applies it before the page is drawn. */

const key = "bankbook-theme";

export function startThemeSwitch(): void {
	const root = document.documentElement;
	for (const label of document.querySelectorAll<HTMLElement>(".theme")) {
		const select = label.querySelector("select");
		if (!select) continue;
		select.value = root.dataset.theme ?? "system";
		label.hidden = false;
		select.addEventListener("change", () => {
			if (select.value === "system") delete root.dataset.theme;
			else root.dataset.theme = select.value;
			remember(select.value);
		});
	}
}

function remember(theme: string): void {
	try {
		if (theme === "system") localStorage.removeItem(key);
		else localStorage.setItem(key, theme);
	} catch {
		// A browser that keeps nothing still shows the theme on this page.
	}
}
