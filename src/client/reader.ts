/** What a page gains where JavaScript runs: the theme switch, and the values of a chart under the pointer or the keys. */
import { startThemeSwitch } from "./theme.ts";
import { startTooltips } from "./tooltips.ts";

startThemeSwitch();
startTooltips();
