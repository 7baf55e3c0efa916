private let rho = "sqrt(mT)/e^2"
private let sigma = "e^2/sqrt(mT)"
private let field = "T sqrt(mT)/(e hbar)"

extension Quantity {
  private typealias Q = Quantity
  private static let matrix = ["wire_row", "wire_column"]

  /// What every result says of its points.
  static let system: [Quantity] = [
    Q(variable: "fermi_energy", along: ["wire"], unit: "T", "chemical potential of each wire"),
    Q(variable: "mismatch", unit: "T", "chemical potential mismatch"),
    Q(
      variable: "density", member: "densities", along: ["wire"], unit: "sqrt(mT)/hbar",
      "electron density of each wire"),
    Q("D2", unit: "reduced", "pair diffusion coefficient, equation (16)"),
    Q(member: "engine", unit: "", "the engine, where it is not the operator"),
    Q("samples", "samples drawn, all processes and replicas together"),
    Q("target_reached", unit: "", "whether the run did what was asked before its samples ran out"),
    Q("steady_state", unit: "", "how the search for a steady state ended"),
    Q(member: "seed", "the seed"),
    Q(member: "generator", unit: "", "the random number generator"),
    Q("wall_seconds", unit: "s", "wall-clock time"),
    Q(member: "version", unit: "", "the version of the program"),
  ]

  /// Drag in the steady state, of either engine, and of ensembles.
  static let steadyState: [Quantity] = [
    Q("drag_resistivity", unit: rho, "drag resistivity, equation (114)"),
    Q(
      variable: "drag_resistivity_SI", member: "SI.drag_resistivity_kohm_per_um", unit: "kOhm/um",
      "drag resistivity"),
    Q(member: "SI.densities_per_um", along: ["wire"], unit: "1/um", "densities"),
    Q(member: "SI.fermi_energies_meV", along: ["wire"], unit: "meV", "chemical potentials"),
    Q("S", unit: sigma, "regular conductivity, equation (111)"),
    Q("conductivity_regular", along: matrix, unit: sigma, "regular conductivity matrix"),
    Q("resistivity", along: matrix, unit: rho, "dc resistivity matrix, equation (56)"),
    Q("effective_field", unit: field, "field that accelerates both wires, from the run"),
    Q(
      variable: "effective_field_expected", member: "effective_field.expected", unit: field,
      "field that accelerates both wires, by equation (53)"),
    Q(member: "basis.intervals", "knot intervals of the splines"),
    Q(member: "basis.degree", "degree of the splines"),
    Q(member: "basis.cutoff", unit: "sqrt(mT)", "last knot of the splines"),
    Q(member: "basis.spacing", unit: "", "how the knots are spaced"),
    Q(member: "monitors.conservation_defect", "largest relative defect of a conservation law"),
    Q(member: "monitors.largest_weight_share", "largest share of one sample in its process"),
    Q(member: "monitors.onsager_deviation", "|s12 - s21|/S"),
    Q(member: "monitors.zero_mode_residual", "residual of the momentum zero mode"),
    Q(member: "monitors.energy_balance", "|b^T g - g^T Q g|/(b^T g)"),
    Q(
      member: "monitors.jackknife_standard_error", unit: sigma, "standard error of S by jackknife"),
    Q(member: "monitors.jackknife_bias", unit: sigma, "bias of S of second order"),
    Q(member: "self_checks.passed", unit: "", "whether all self-checks passed"),
    Q(member: "self_checks.failed", along: ["self_check"], unit: "", "the self-checks that failed"),
    Q(
      variable: "self_check_value", member: "self_checks.*.value", along: ["self_check"],
      "what was found; none where the check does not apply"),
    Q(
      variable: "self_check_limit", member: "self_checks.*.limit", along: ["self_check"],
      "the largest value that passes", scope: .result),
    Q(
      member: "self_checks.*.passed", along: ["self_check"], unit: "", "whether a self-check passed"
    ),
    Q(variable: "self_checks_failed", "number of self-checks that failed"),
    Q(variable: "self_check", along: ["self_check"], unit: "", "what is checked in every run"),
    Q("lowest_eigenvalue", "lowest eigenvalue of an indefinite form, scaled to a unit diagonal"),
    Q("positivity_limit", "factor of mixed scattering at which positivity is lost"),
    Q(variable: "process", along: ["process"], unit: "", "collision process and wire set"),
    Q(variable: "contribution", along: ["process"], "share of a process in S = g^T Q g/4"),
    Q(variable: "momentum", along: ["momentum"], unit: "sqrt(mT)", "momentum k", scope: .result),
    Q(variable: "g", along: ["wire", "momentum"], "regular part of g for E0 = 0, E1 - E2 = 1"),
    Q(variable: "g_slope", along: ["wire", "momentum"], unit: "1/sqrt(mT)", "slope dg/dk of g"),
    Q(variable: "zeta_squared", along: ["wire", "momentum"], "thermal factor zeta^2"),
    Q(
      variable: "rate_momentum", along: ["rate_bin"], unit: "sqrt(mT)",
      "middle of the momentum bin of the rates"),
    Q(
      variable: "scattering_rate", along: ["process", "wire", "rate_bin"], unit: "T/hbar",
      "rate at which an electron takes part in the process"),
    Q(member: "ensemble.seeds", along: ["replica"], "seeds of the ensemble"),
    Q(
      variable: "chi_square", member: "ensemble.chi_square",
      "scatter of the replicas about their average"),
    Q(member: "ensemble.degrees_of_freedom", "degrees of freedom of that scatter"),
    Q(
      variable: "Q", member: "ensemble.Q",
      "probability that chance alone gives at least this chi-square"),
    Q(member: "ensemble.outliers", along: ["replica"], "seeds of replicas too far from the others"),
    Q(
      variable: "replica_seed", member: "ensemble.replicas[].seed", along: ["replica"],
      "seed of the replica", scope: .result),
    Q(
      variable: "replica_drag_resistivity", member: "ensemble.replicas[].drag_resistivity",
      along: ["replica"], unit: rho, "drag resistivity of a replica"),
    Q(
      member: "ensemble.replicas[].deviation", along: ["replica"],
      "distance from the average of the others in standard errors"),
    Q(
      member: "ensemble.replicas[].steady_state", along: ["replica"], unit: "",
      "how the search of a replica ended"),
    Q(member: "ensemble.replicas[].samples", along: ["replica"], "samples of a replica"),
    Q(
      variable: "replica_is_outlier", along: ["replica"],
      "whether the replica is too far from the others"),
  ]

  /// The particle engine: what evolves in time.
  static let evolution: [Quantity] = [
    Q(member: "approach.start", unit: "hbar/T", "beginning of the plateau"),
    Q(member: "approach.relaxation_time", unit: "hbar/T", "relaxation time of the current"),
    Q(member: "approach.autocorrelation_time", unit: "hbar/T", "correlation time on the plateau"),
    Q(member: "approach.remaining_bias", "what is left of the transient on the plateau"),
    Q(member: "approach.current", unit: "eT/hbar", "relative current where there is no plateau"),
    Q(member: "approach.needed_time", unit: "hbar/T", "time that a plateau would need"),
    Q(member: "approach", unit: "", "null where there is nothing to approach"),
    Q(member: "final_currents", along: ["wire"], unit: "eT/hbar", "currents at the end"),
    Q(member: "replicas", "independent repetitions"),
    Q(member: "evolution.duration", unit: "hbar/T", "time evolved"),
    Q(member: "evolution.records", "records after that at t = 0"),
    Q(
      member: "evolution.largest_stable_step", unit: "hbar/T",
      "largest time step that is stable in the mean square"),
    Q(
      variable: "time_step", member: "evolution.time_step", unit: "hbar/T", "time step"),
    Q(
      variable: "time_step_error", member: "evolution.time_step_error",
      "largest relative error of the currents by the time step"),
    Q(variable: "collisions", member: "counters.collisions", "collisions drawn"),
    Q(variable: "created", member: "counters.created", "particles made by collisions"),
    Q(member: "counters.driven", "particles made by fields"),
    Q(variable: "merged", member: "counters.merged", "particles taken away by merging"),
    Q(member: "counters.merge_results", "particles left by merging"),
    Q(member: "counters.largest_population", "largest number of particles"),
    Q(member: "counters.largest_growth", "largest growth of the weight in a step"),
    Q(variable: "blow_ups", member: "counters.blow_ups", "steps that doubled the weight"),
    Q(member: "SI.duration_ps", unit: "ps", "time evolved"),
    Q(
      variable: "time", along: ["time"], unit: "hbar/T", "time since the fields were switched on",
      scope: .sweptPoint, swept: "series_time"),
    Q(
      variable: "current", along: ["time", "wire"], unit: "eT/hbar",
      "current, mean over the replicas",
      scope: .sweptPoint),
    Q(
      variable: "total_momentum", along: ["time"], unit: "mT/hbar", "total momentum per length",
      scope: .sweptPoint),
    Q(
      variable: "number_*", along: ["time"], unit: "sqrt(mT)/hbar",
      "number deviation from equilibrium in a wire, per length", scope: .sweptPoint),
    Q(
      variable: "energy_*", along: ["time"], unit: "T sqrt(mT)/hbar",
      "kinetic energy deviation from equilibrium in a wire, per length", scope: .sweptPoint),
    Q(
      variable: "force_*", along: ["time"], unit: "T sqrt(mT) sqrt(mT)/hbar^2",
      "rate at which a process gives momentum to wire 1", scope: .sweptPoint),
    Q(variable: "particles", along: ["time"], "number of particles", scope: .sweptPoint),
    Q(
      variable: "absolute_weight", along: ["time"], unit: "sqrt(mT)/hbar",
      "sum of the magnitudes of the weights", scope: .sweptPoint),
    Q(
      variable: "snapshot_time", along: ["snapshot"], unit: "hbar/T", "time of the snapshot",
      scope: .sweptPoint),
    Q(
      variable: "g_snapshot", along: ["snapshot", "wire", "momentum"],
      "distribution g, mean over the replicas", scope: .sweptPoint),
  ]

  /// Frequencies and relaxation rates.
  static let response: [Quantity] = [
    Q(
      "omega", along: ["omega"], unit: "T/hbar", "angular frequency", scope: .sweptPoint,
      swept: "frequency"),
    Q("rho_12_real", along: ["omega"], unit: rho, "real part of rho_12", layout: .columns),
    Q("rho_12_imag", along: ["omega"], unit: rho, "imaginary part of rho_12", layout: .columns),
    Q(
      "sigma_real", along: ["omega"] + matrix, unit: sigma, "real part of the conductivity",
      layout: .columns),
    Q(
      "sigma_imag", along: ["omega"] + matrix, unit: sigma, "imaginary part of the conductivity",
      layout: .columns),
    Q(
      member: "S_real", along: ["omega"], unit: sigma, "real part of the regular conductivity",
      layout: .columns),
    Q(
      member: "S_imag", along: ["omega"], unit: sigma, "imaginary part of the regular conductivity",
      layout: .columns),
    Q(
      variable: "rho_12_high_frequency", member: "high_frequency", unit: rho,
      "rho_12 above all rates, all collisions"),
    Q(
      variable: "rho_12_high_frequency_pairs", member: "high_frequency_pairs", unit: rho,
      "equation (29), pair collisions only"),
    Q(member: "weights.frictionless", unit: sigma, "weight of the frictionless relative motion"),
    Q(member: "weights.relaxing", unit: sigma, "weight of the relaxing relative motion"),
    Q(member: "weights.total", unit: sigma, "weight of the relative motion"),
    Q(
      member: "weights.frictionless_pairs_alone", unit: sigma,
      "frictionless weight of pair collisions alone"),
    Q(member: "weights", unit: "", "null where there is no response"),
    Q("remainder", "relative current at the end of the run over that at its beginning"),
    Q(
      variable: "time_step", member: "time_step", name: "step of the study", unit: "hbar/T",
      "time step"),
    Q(
      variable: "time_step_error", member: "time_step_error", name: "error of that step",
      "largest relative error of the currents by the time step"),
    Q(member: "duration", unit: "hbar/T", "time evolved after the impulse"),
    Q(member: "record_interval", unit: "hbar/T", "time between records"),
    Q(variable: "mode", along: ["mode"], "mode, odd ones first, from slow to fast", scope: .result),
    Q(
      "rate", along: ["mode"], unit: "T/hbar",
      "relaxation rate, exactly zero for what is conserved",
      layout: .columns),
    Q("parity", along: ["mode"], unit: "", "behaviour under k -> -k"),
    Q(member: "conserved.odd", "conserved quantities of odd parity"),
    Q(member: "conserved.even", "conserved quantities of even parity"),
  ]
}
