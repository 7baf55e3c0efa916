#ifndef CGSL_SHIM_H
#define CGSL_SHIM_H

#include <gsl/gsl_bspline.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_interp.h>
#include <gsl/gsl_monte_vegas.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <gsl/gsl_odeiv2.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf.h>
#include <gsl/gsl_spline.h>
#include <gsl/gsl_version.h>

// GSL keeps its algorithm tables in mutable globals, which Swift 6 refuses to read.
// These accessors only hand out the (constant) addresses.

static inline const gsl_interp_type *drag_gsl_interp_steffen(void) { return gsl_interp_steffen; }

static inline const gsl_root_fsolver_type *drag_gsl_root_fsolver_brent(void) {
  return gsl_root_fsolver_brent;
}

static inline const gsl_multifit_nlinear_type *drag_gsl_multifit_nlinear_trust(void) {
  return gsl_multifit_nlinear_trust;
}

static inline const gsl_odeiv2_step_type *drag_gsl_odeiv2_step_rk8pd(void) {
  return gsl_odeiv2_step_rk8pd;
}

// The library that is loaded, not the headers that were compiled.
static inline const char *drag_gsl_version(void) { return gsl_version; }

#endif
