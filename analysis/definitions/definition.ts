/** One definition as the method chapter lists it. `setBy` is the descriptor's property that overrides the value. */
export interface Definition {
	value: number;
	meaning: string;
	reason: string;
	setBy?: string;
	/** The one chapter that uses it, if it is one. */
	chapter?: string;
}
