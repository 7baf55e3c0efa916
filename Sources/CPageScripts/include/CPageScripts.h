/* The scripts of a report, as they are in the files beside it: a page holds them itself.
 *
 * The plotting library is Chart.js 3.9.1 (MIT License, see LICENSE-Chart.js), unchanged as Debian's package
 * libjs-chart.js ships it.
 */
#ifndef DRAG_CPAGESCRIPTS_H
#define DRAG_CPAGESCRIPTS_H

/* The plotting library, a text that ends with zero. */
const char *drag_plotting_library(void);

/* What makes the figures of a page interactive by it. */
const char *drag_figure_script(void);

#endif
