/** One definition as the method chapter lists it. `setBy` is the descriptor's property that overrides the value. */
export interface Definition {
	value: number;
	meaning: string;
	reason: string;
	setBy?: string;
	/** The chapters that use it, where not all do. */
	chapter?: string | readonly string[];
}
