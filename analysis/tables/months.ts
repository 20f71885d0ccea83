/** Months in calendar order, whatever their names' alphabet says. */
import { literal } from "../engine/engine.ts";

/**
 * SQL that reads a month as a whole number that sorts by the calendar: months since the year 0 where the year is given
 * (`2024-10`, `2024-10-03`, `2024/10` are all 24298), 1 to 12 where it is not (`October`, `Oct`, `10`; English names and
 * those of `locale`). Null for anything else.
 */
export function monthSql(text: string, locale: string): string {
	const spellings = monthNames(locale).flatMap((variants, index) =>
		variants.map((variant) => ({ variant, number: index + 1 })),
	);
	const place = `list_position([${spellings.map(({ variant }) => literal(variant)).join(", ")}], lower(${text}))`;
	const part = (nth: number) => `cast(split_part(replace(${text}, '/', '-'), '-', ${nth}) as integer)`;
	return `case when ${place} is not null then [${spellings.map(({ number }) => number).join(", ")}][${place}]
		when regexp_full_match(${text}, '\\d{4}[-/](0?[1-9]|1[0-2])([-/]\\d{1,2})?') then ${part(1)} * 12 + ${part(2)}
		end`;
}

/** Twelve lists of lower-case spellings: full and short names in English and in the locale, and the number. */
function monthNames(locale: string): string[][] {
	return Array.from({ length: 12 }, (_, month) => {
		const day = new Date(Date.UTC(2024, month, 15));
		const spell = (language: string, style: "long" | "short") =>
			new Intl.DateTimeFormat(language, { month: style, timeZone: "UTC" }).format(day).toLowerCase().replace(/\.$/, "");
		const spellings = ["en", locale].flatMap((language) => [spell(language, "long"), spell(language, "short")]);
		return [...new Set([...spellings, String(month + 1), String(month + 1).padStart(2, "0")])];
	});
}
