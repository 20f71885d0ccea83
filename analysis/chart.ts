/** What a figure is drawn as: the kinds of chart, each with the columns of the figure's table that it draws. */
import { z } from "zod";

/** `symlog` is linear around zero and logarithmic beyond: sign(x)·log(1 + |x| / constant), for skewed money with negatives. */
const scale = z.object({ type: z.enum(["linear", "symlog"]), constant: z.number().positive().optional() });

const marker = z.object({ value: z.number(), label: z.string() });

/** Every name in a chart is the name of a column of the figure's table. Rows are drawn in the table's order. */
export const chartSchema = z.discriminatedUnion("kind", [
	/** Bars from `lower` to `upper`, as high as `value`. A null `lower` or `upper` is an open end. `markers` are vertical lines. */
	z.object({
		kind: z.literal("histogram"),
		lower: z.string(),
		upper: z.string(),
		value: z.string(),
		scale,
		markers: z.array(marker),
	}),
	/** Horizontal bars, one a row, with an interval from `low` to `high` where given. */
	z.object({
		kind: z.literal("bars"),
		category: z.string(),
		value: z.string(),
		low: z.string().optional(),
		high: z.string().optional(),
	}),
	/**
	 * Horizontal bars, two or more `values` a row side by side, for example share of customers and share of money.
	 * `reference` is the one of `values` that the others are compared with, such as all customers: drawn in gray.
	 */
	z.object({
		kind: z.literal("paired-bars"),
		category: z.string(),
		values: z.array(z.string()).min(2),
		reference: z.string().optional(),
	}),
	/**
	 * Bars to both sides of a middle axis, a row for each band and side. `sides` are the two categories of `side` that are
	 * drawn, left and right; rows of others stand in the table only.
	 */
	z.object({
		kind: z.literal("pyramid"),
		band: z.string(),
		side: z.string(),
		value: z.string(),
		sides: z.tuple([z.string(), z.string()]),
	}),
	/** Bars that add up to the whole, a row for each category and series. `value` is a share. */
	z.object({ kind: z.literal("stacked-bars"), category: z.string(), series: z.string(), value: z.string() }),
	/**
	 * A dot with its interval, one a row of the table; `reference` is a vertical line. With `series` there is a row of the
	 * table for each category and series: the dots of a category stand together, colored by series.
	 */
	z.object({
		kind: z.literal("dots"),
		category: z.string(),
		series: z.string().optional(),
		value: z.string(),
		low: z.string(),
		high: z.string(),
		scale,
		reference: marker.optional(),
	}),
	/** A line through (x, y); `diagonal` draws the line of equality; `labels` names points to write beside the line. */
	z.object({
		kind: z.literal("curve"),
		x: z.string(),
		y: z.string(),
		scale,
		diagonal: z.boolean(),
		labels: z.array(z.object({ x: z.number(), label: z.string() })),
	}),
	/**
	 * A cell for each row, colored by its value: `diverging` in two colors to both sides of `middle`, which is zero unless
	 * given, as far as `limit` from it at most, else from pale for the least to dark for the greatest. Where colors diverge, the names of `x` are those of `y` and no row
	 * stands above the diagonal, as in a correlation matrix, each name is written once, at the diagonal.
	 */
	z.object({
		kind: z.literal("heatmap"),
		x: z.string(),
		y: z.string(),
		value: z.string(),
		diverging: z.boolean(),
		middle: z.number().optional(),
		/** How far from the middle the strongest color is; else the furthest in the table. */
		limit: z.number().positive().optional(),
	}),
	/** A ring of parts of a whole, one a row. `value` is a share; what is missing to 1 is what is withheld. */
	z.object({ kind: z.literal("donut"), category: z.string(), value: z.string() }),
	/**
	 * Where customers lie on two axes: a row for each square and segment, the square colored by its segments in the
	 * proportion of their `value` and paler the less it holds. The axes are named by the labels of `lowerX` and `lowerY`.
	 */
	z.object({
		kind: z.literal("density"),
		lowerX: z.string(),
		upperX: z.string(),
		lowerY: z.string(),
		upperY: z.string(),
		segment: z.string(),
		value: z.string(),
		centers: z.array(z.object({ segment: z.string(), x: z.number(), y: z.number() })),
	}),
	/**
	 * Lines over a few places of x, a row for each place and series: numbers to scale, texts in the table's order. `low`
	 * to `high` are intervals, `reference` is a horizontal line, `highlight` is a value of x to mark, which is then a number.
	 * With `facet` there is a small chart for each of its values, all with the same axes. `partial` is a column that is
	 * true where x is a period that the data hold only a part of: its values are drawn apart and hollow, and no line runs
	 * to them; its label, such as "Part of a month", stands in the key.
	 */
	z.object({
		kind: z.literal("lines"),
		x: z.string(),
		y: z.string(),
		series: z.string(),
		facet: z.string().optional(),
		partial: z.string().optional(),
		low: z.string().optional(),
		high: z.string().optional(),
		reference: marker.optional(),
		highlight: z.number().optional(),
	}),
	/**
	 * A forest plot: a dot with its interval for each row, rows of one `group` under its heading, named by their `category`,
	 * with the estimate, its interval and the q-value written beside it. `verdict` says how a dot is drawn: full where
	 * supported, hollow where there is no difference, hollow and gray where it turns around, pale where inconclusive. On a
	 * `log` scale all values are above 0.
	 */
	z.object({
		kind: z.literal("forest"),
		group: z.string(),
		category: z.string(),
		value: z.string(),
		low: z.string(),
		high: z.string(),
		q: z.string(),
		verdict: z.string(),
		scale: z.enum(["linear", "log"]),
		reference: marker,
		/** What an estimate to either side of the reference means, written at the axis: "Buy less often", "Buy more often". */
		sides: z.tuple([z.string(), z.string()]),
	}),
	/**
	 * A measure by dose, such as click-through rate by number of impressions: a small chart for each `facet` with a dot and
	 * its interval for each row, the fitted curve `fit` as a line, and the advised range of doses shaded where there is one.
	 */
	z.object({
		kind: z.literal("dose-response"),
		facet: z.string(),
		x: z.string(),
		value: z.string(),
		low: z.string(),
		high: z.string(),
		fit: z.string(),
		ranges: z.array(z.object({ facet: z.string(), low: z.number(), high: z.number(), label: z.string() })),
	}),
	/**
	 * Small histograms with one height for all, one for each `facet`: a row for each facet and bin, all bins equally wide
	 * and in the table's order. `compare` is the same measure of all customers, drawn as an outline. With `sharedX` all
	 * facets have the same bins, and the format of `lower` writes them; without, each has its own, in plain numbers.
	 */
	z.object({
		kind: z.literal("histogram-grid"),
		facet: z.string(),
		lower: z.string(),
		upper: z.string(),
		value: z.string(),
		compare: z.string().optional(),
		sharedX: z.boolean(),
	}),
]);

export type Chart = z.infer<typeof chartSchema>;
export type Scale = z.infer<typeof scale>;
