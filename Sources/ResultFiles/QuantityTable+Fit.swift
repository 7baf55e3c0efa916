extension Quantity {
  /// The table of what a fit finds, in the form of ``table``.
  static let fitTable = """
    # Fit
    fit_parameter | - | fit_parameter | - | free key of the input
    fit_value | parameters.* | fit_parameter | input units | best value of a free key
    fit_start | starts.* | fit_parameter | input units | value of a free key in the input
    fit_standing | standing.* | fit_parameter | - | whether the data determine a free key
    fit_correlation | correlations | fit_parameter fit_parameter_2 | 1 | correlation of two best values | common
    fit_profile_value | profiles[].values | fit_profiled fit_profile | input units | values of a free key whose chi-square is no parabola
    fit_profile_rise | profiles[].rises | fit_profiled fit_profile | 1 | rise of chi-square there, the other keys at their best
    - | profiles[].key | fit_profiled | - | free key whose chi-square is no parabola
    - | profiles[].low | fit_profiled | input units | where chi-square has risen by one, below the best value
    - | profiles[].high | fit_profiled | input units | where chi-square has risen by one, above the best value
    fit_chi_square | chi_square | - | 1 | sum of squared residuals
    fit_degrees_of_freedom | degrees_of_freedom | - | 1 | measurements less free keys
    fit_Q | Q | - | 1 | probability that chance alone gives at least this chi-square
    fit_trials | trials | - | 1 | values of the free keys for which the model was computed
    fit_converged | converged | - | - | whether the search came to its end
    fit_at_* | - | row | input units | value of a key at a measurement
    - | data[].line | row | 1 | line of a measurement in its file
    fit_measured | data[].measured | row | as the data | measured drag resistivity
    fit_model | data[].model | row | as the data | drag resistivity of the model with its sampling error
    fit_residual | data[].residual | row | 1 | measured less model, in their joint errors
    """
}
