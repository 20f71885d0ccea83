/** What is made of a bank once, whichever chapters ask for it: its tables have one name, and chapters run side by side. */

/** `make`, run once for the same arguments. */
export function once<Args extends object[], Made>(
	make: (...args: Args) => Promise<Made>,
): (...args: Args) => Promise<Made> {
	interface Node {
		made?: Promise<Made>;
		next: WeakMap<object, Node>;
	}
	const root: Node = { next: new WeakMap() };
	return (...args) => {
		let node = root;
		for (const arg of args) {
			const next: Node = node.next.get(arg) ?? { next: new WeakMap() };
			node.next.set(arg, next);
			node = next;
		}
		node.made ??= make(...args);
		return node.made;
	};
}
