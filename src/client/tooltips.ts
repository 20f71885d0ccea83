/**
 * Shows the `<title>` of a chart's marks beside the pointer, at a tap, or, when the chart has the focus, mark by mark with
 * the arrow keys. The browser's own tooltip, which comes late and cannot be styled, is taken away.
 */

/** Pixels between the tooltip and the mark, and the edge of the window. */
const gap = 8;

export function startTooltips(): void {
	const tip = document.createElement("div");
	tip.className = "tip";
	tip.setAttribute("role", "status");
	document.body.append(tip);
	for (const chart of document.querySelectorAll<HTMLElement>(".drawing")) explain(chart, tip);
	document.addEventListener("scroll", () => hide(tip), { passive: true });
}

function explain(chart: HTMLElement, tip: HTMLElement): void {
	const texts = takeTitles(chart);
	const marks = [...texts.keys()];
	if (marks.length === 0) return;
	let current = -1;
	const show = (mark: Element | undefined, x?: number) => {
		marks[current]?.classList.remove("pointed");
		current = mark ? marks.indexOf(mark) : -1;
		if (!mark) return hide(tip);
		mark.classList.add("pointed");
		place(tip, { text: texts.get(mark) ?? "", box: mark.getBoundingClientRect(), x });
	};
	const point = ({ target, clientX }: PointerEvent) => show(findMark(target, texts), clientX);
	chart.addEventListener("pointermove", point);
	chart.addEventListener("pointerdown", point);
	chart.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && show(undefined));

	chart.tabIndex = 0;
	chart.setAttribute("role", "group");
	chart.setAttribute("aria-label", "Chart. The arrow keys read its values.");
	chart.addEventListener("blur", () => show(undefined));
	chart.addEventListener("keydown", (event) => {
		const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
		if (event.key === "Escape") show(undefined);
		if (!step) return;
		event.preventDefault();
		show(marks[(Math.max(current, step > 0 ? -1 : 0) + step + marks.length) % marks.length]);
	});
}

/** The text of each mark that has one, in reading order; removes the titles. */
function takeTitles(chart: HTMLElement): Map<Element, string> {
	const texts = new Map<Element, string>();
	for (const title of chart.querySelectorAll("svg * > title")) {
		const mark = title.parentElement;
		if (mark) texts.set(mark, title.textContent.trim());
		title.remove();
	}
	return texts;
}

function findMark(target: EventTarget | null, texts: Map<Element, string>): Element | undefined {
	for (
		let element = target as Element | null;
		element && !element.matches(".drawing");
		element = element.parentElement
	) {
		if (texts.has(element)) return element;
	}
	return undefined;
}

function hide(tip: HTMLElement): void {
	tip.textContent = "";
}

/** Above the mark, or below where there is no room; never past the sides of the window. */
function place(tip: HTMLElement, { text, box, x }: { text: string; box: DOMRect; x: number | undefined }): void {
	tip.textContent = text;
	const { offsetWidth: width, offsetHeight: height } = tip;
	const middle = x ?? box.left + box.width / 2;
	const left = Math.max(gap, Math.min(middle - width / 2, document.documentElement.clientWidth - width - gap));
	const top =
		box.top - height - gap < gap ? Math.min(box.bottom + gap, innerHeight - height - gap) : box.top - height - gap;
	tip.style.left = `${left}px`;
	tip.style.top = `${top}px`;
}
