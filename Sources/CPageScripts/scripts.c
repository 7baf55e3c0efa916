#include "CPageScripts.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char library[] = {
#embed "chart.min.js"
    , 0};

static const char figure[] = {
#embed "figure.js"
    , 0};

const char *drag_plotting_library(void) { return library; }

const char *drag_figure_script(void) { return figure; }
