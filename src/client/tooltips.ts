/**
 * Shows the `<title>` of a chart's marks beside the pointer, at a tap, or, when the chart has the focus, mark by mark with
 * the arrow keys. The browser's own tooltip, which comes late and cannot be styled, is taken away.
 */

/** Pixels between the tooltip and the mark, and the edge of the window. */
const gap = 8;

/** Pixels that the value written at the end of a bar takes. */
const wordWidth = 56;

/** Pixels from a mark within which it is still pointed at: a fingertip is wider than a bar. */
const reach = 24;

interface Place {
	x: number;
	y: number;
}

export function startTooltips(): void {
	const tip = document.createElement("div");
	tip.className = "tip";
	tip.setAttribute("role", "status");
	document.body.append(tip);
	for (const chart of document.querySelectorAll<HTMLElement>(".drawing")) explain(chart, tip);
}

function explain(chart: HTMLElement, tip: HTMLElement): void {
	const texts = takeTitles(chart);
	const marks = [...texts.keys()];
	if (marks.length === 0) return;
	let current = -1;
	const show = (mark: Element | undefined, x?: number) => {
		marks[current]?.classList.remove("pointed");
		current = mark ? marks.indexOf(mark) : -1;
		mark?.classList.add("pointed");
		tip.textContent = (mark && texts.get(mark)) ?? "";
		if (!mark) return;
		const box = mark.getBoundingClientRect();
		const words = [...chart.querySelectorAll("svg text")].map((text) => text.getBoundingClientRect());
		place(tip, { mark: box, words, x: x ?? box.left + box.width / 2 });
	};
	const point = ({ clientX, clientY }: PointerEvent) => show(findNearest(marks, { x: clientX, y: clientY }), clientX);
	const dismiss = () => {
		if (current >= 0) show(undefined);
	};
	chart.addEventListener("pointermove", point);
	chart.addEventListener("pointerdown", point);
	chart.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && dismiss());

	chart.tabIndex = 0;
	chart.setAttribute("role", "group");
	chart.setAttribute("aria-label", "Chart. The arrow keys read its values.");
	chart.addEventListener("blur", dismiss);
	chart.addEventListener("keydown", (event) => {
		const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
		if (event.key === "Escape") dismiss();
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

/** The mark whose box is nearest, the one drawn on top where several are. */
function findNearest(marks: Element[], { x, y }: Place): Element | undefined {
	let nearest: Element | undefined;
	let least = reach;
	for (const mark of marks) {
		const { left, right, top, bottom } = mark.getBoundingClientRect();
		const distance = Math.hypot(Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0));
		if (distance <= least) {
			nearest = mark;
			least = distance;
		}
	}
	return nearest;
}

/**
 * Above the mark, beside it or below it, wherever it covers fewest words of the chart and nothing of the mark; never past
 * the window. It then scrolls with the page.
 */
function place(tip: HTMLElement, { mark, words, x }: { mark: DOMRect; words: DOMRect[]; x: number }): void {
	const { offsetWidth: width, offsetHeight: height } = tip;
	const middle = mark.top + (mark.height - height) / 2;
	const above = mark.top - height - gap;
	const below = mark.bottom + gap;
	const last = document.documentElement.clientWidth - width - gap;
	const boxes = [
		[x - width / 2, above],
		[mark.right + gap, middle],
		[mark.right + gap + wordWidth, middle],
		[mark.left - gap - width, middle],
		[x - width / 2, below],
		[mark.right + gap, above],
		[mark.right + gap, below],
	].map(([left = 0, top = 0]) => new DOMRect(clamp(left, last), clamp(top, innerHeight - height - gap), width, height));
	const costs = boxes.map((box) => 2 * overlap(box, mark) + words.reduce((sum, word) => sum + overlap(box, word), 0));
	const best = boxes[costs.indexOf(Math.min(...costs))];
	if (!best) return;
	tip.style.left = `${best.left + scrollX}px`;
	tip.style.top = `${best.top + scrollY}px`;
}

function clamp(at: number, most: number): number {
	return Math.max(gap, Math.min(at, most));
}

/** Square pixels. */
function overlap(a: DOMRect, b: DOMRect): number {
	const [width, height] = [
		Math.min(a.right, b.right) - Math.max(a.left, b.left),
		Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
	];
	return Math.max(0, width) * Math.max(0, height);
}
