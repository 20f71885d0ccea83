/** Small numbers of things in words. */

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] as const;

/** "four", and in digits from eleven. */
export function countWord(count: number): string {
	return numbers[count] ?? String(count);
}

/** "both channels", "all four channels", "one channel"; the things are several where the count is. */
export function allOf(count: number, things: string): string {
	if (count === 1) return `one ${things}`;
	return `${count === 2 ? "both" : `all ${countWord(count)}`} ${things}`;
}

/** "all four channels", "three of four channels", "none of four channels", "neither of two channels", "3 of 12 channels", "no channel"; the things are as in `allOf`. */
export function someOf(some: number, count: number, things: string): string {
	if (some === count) return allOf(count, things);
	if (count === 1) return `no ${things}`;
	if (some === 0) return `${count === 2 ? "neither" : "none"} of ${countWord(count)} ${things}`;
	// Digits beside digits.
	const write = count < numbers.length ? countWord : String;
	return `${write(some)} of ${write(count)} ${things}`;
}
