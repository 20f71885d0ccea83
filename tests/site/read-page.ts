/** What the laws of sites are about, read from a page in two visits: as most readers see it, and without JavaScript. */
import type { Page } from "playwright";
import { type Site, visit } from "./browser.ts";

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 800 };

/** With JavaScript, on a phone, and with every table open. */
export interface LivePage {
	/** Of the console, and of errors that no script caught. */
	messages: string[];
	/** Addresses elsewhere, and those that did not answer well. */
	requests: string[];
	headings: number;
	title: string;
	language: string;
	/** Pixels by which it is wider than the screen. */
	tooWide: number;
}

export async function readLive(site: Site, path: string): Promise<LivePage> {
	const messages: string[] = [];
	const requests: string[] = [];
	const read = await visit(site, path, {
		viewport: phone,
		watch(page) {
			page.on("console", (message) => messages.push(message.text()));
			page.on("pageerror", (error) => messages.push(error.message));
			page.on("request", (request) => request.url().startsWith(site.origin) || requests.push(request.url()));
			page.on("response", (response) => response.ok() || requests.push(response.url()));
		},
		read: async (page) => {
			await openDetails(page);
			const read = await page.evaluate(() => ({
				headings: document.querySelectorAll("h1").length,
				title: document.title,
				language: document.documentElement.lang,
				tooWide: Math.max(0, document.documentElement.scrollWidth - innerWidth),
			}));
			// On a desk other charts are shown.
			await page.setViewportSize(desk);
			await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
			return read;
		},
	});
	return { messages, requests, ...read };
}

export interface PlainPage {
	links: string[];
	ids: string[];
	figures: PlainFigure[];
}

export interface PlainFigure {
	id: string;
	claim: string;
	isClaimShown: boolean;
	/** Of its charts: one for wide screens, one for narrow ones. */
	alternatives: string[];
	chartsShown: number;
	tables: number;
}

export function readPlain(site: Site, path: string): Promise<PlainPage> {
	return visit(site, path, {
		javaScriptEnabled: false,
		read: (page) =>
			page.evaluate(() => ({
				links: [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href") ?? ""),
				ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
				figures: [...document.querySelectorAll("figure")].map((figure) => {
					const claim = document.getElementById(figure.getAttribute("aria-labelledby") ?? "");
					const charts = [...figure.querySelectorAll("svg[role=img]")];
					return {
						id: figure.id,
						claim: claim?.textContent ?? "",
						isClaimShown: claim?.checkVisibility() ?? false,
						alternatives: charts.map((chart) => chart.getAttribute("aria-label") ?? ""),
						chartsShown: charts.filter((chart) => chart.checkVisibility()).length,
						tables: figure.querySelectorAll("table").length,
					};
				}),
			})),
	});
}

export async function openDetails(page: Page): Promise<void> {
	await page.evaluate(() => {
		for (const details of document.querySelectorAll("details")) details.open = true;
	});
}
