private let rho = "sqrt(mT)/e^2"
private let sigma = "e^2/sqrt(mT)"
private let diffusion = "reduced"

extension Quantity {
  private typealias Q = Quantity
  private static let study = "study_parameter"
  private static let levels = ["study_parameter", "study_level"]

  /// Sampled answers next to analytic ones.
  static let comparison: [Quantity] = [
    Q(
      variable: "fokker_planck_drag_resistivity", member: "fokker_planck", unit: rho,
      "drag resistivity of the Fokker-Planck limit"),
    Q(member: "fokker_planck_valid", unit: "", "whether the Fokker-Planck limit applies"),
    Q(member: "fokker_planck_because", unit: "", "why it does or does not apply"),
    Q(
      member: "near_coincidences[].process", along: ["process"], unit: "", "three-particle process"),
    Q(
      member: "near_coincidences[].gaps", along: ["process", "gap"], unit: "sqrt(mT)",
      "distances of two momenta"),
    Q(
      member: "near_coincidences[].near", along: ["process", "gap"],
      "part of g^T Q g from collisions with two momenta nearer than that"),
    Q(
      member: "near_coincidences[].total", along: ["process"],
      "part of g^T Q g from the whole process"),
    Q(member: "near_coincidences", along: ["process"], "empty without microscopic triples"),
    Q(member: "relative_difference", "(sampled - Fokker-Planck)/Fokker-Planck"),
    Q(member: "deviation", "the same in standard errors"),
    Q(
      variable: "extrapolated_drag_resistivity", member: "extrapolated", unit: rho,
      "drag resistivity in the limit of small transfers"),
    Q(
      variable: "particle_drag_resistivity", member: "particles", unit: rho,
      "drag resistivity of the particle engine"),
    Q(member: "particles_deviation", "particles minus operator in joint standard errors"),
    Q(member: "particles_steady_state", unit: "", "how the search of the particle engine ended"),
    Q(member: "regime", unit: "", "which physics decides drag"),
    Q("verdict", unit: "", "regime, agreement and its limits in plain language"),
    Q(
      variable: "D3_over_D2",
      "mean three-particle over pair diffusion coefficient of the soft model"),
    Q(variable: "closed_form", along: ["closed_form"], unit: "", "closed form"),
    Q(member: "closed_forms[].name", along: ["closed_form"], unit: "", "name of the closed form"),
    Q(
      variable: "closed_form_equation", member: "closed_forms[].equation", along: ["closed_form"],
      unit: "", "equation of the closed form", scope: .result),
    Q(
      variable: "closed_form_value", member: "closed_forms[].value", along: ["closed_form"],
      unit: "reduced", "value of the closed form"),
    Q(
      variable: "closed_form_valid", member: "closed_forms[].valid", along: ["closed_form"],
      "whether the conditions of the closed form hold"),
    Q(
      member: "closed_forms[].because", along: ["closed_form"], unit: "", "which condition decides"),
    Q(member: "chi_square.value", "chi-square of the sweep against Fokker-Planck"),
    Q(member: "chi_square.degrees_of_freedom", "points in that chi-square"),
    Q(member: "chi_square.Q", "probability of at least this chi-square by chance"),
  ]

  /// The Fokker-Planck equation, and the closed forms by themselves.
  static let fokkerPlanck: [Quantity] = [
    Q(member: "results[].name", along: ["closed_form"], unit: "", "closed form"),
    Q(member: "results[].equation", along: ["closed_form"], unit: "", "its equation"),
    Q(member: "results[].value", along: ["closed_form"], unit: "reduced", "its value"),
    Q(member: "results[].valid", along: ["closed_form"], unit: "", "whether its conditions hold"),
    Q(member: "results[].because", along: ["closed_form"], unit: "", "which condition decides"),
    Q(member: "model", unit: "", "which model the Fokker-Planck answer is of"),
    Q(member: "a", along: ["wire"], "constant a_s of the exactly solvable model"),
    Q(member: "b", along: ["wire"], "constant b_s of the exactly solvable model"),
    Q(member: "c", along: ["wire"], "constant c_s of the exactly solvable model"),
    Q(member: "B", "mean slope B of the exactly solvable model"),
    Q(
      variable: "k_T", member: "k_T", along: ["wire"], unit: "sqrt(mT)",
      "thermal momentum, equation (81)"),
    Q("D3", along: ["wire"], unit: diffusion, "three-particle diffusion coefficient"),
    Q(member: "equilibration.regime", unit: "", "regime of Appendix D"),
    Q(
      member: "equilibration.pieces[].from", along: ["piece"], unit: "T",
      "energy at which a piece of zeta^2 dg/dk begins"),
    Q(member: "equilibration.pieces[].to", along: ["piece"], unit: "T", "energy at which it ends"),
    Q(
      member: "equilibration.pieces[].exponent", along: ["piece"], unit: "1/T",
      "its exponent, as in exp(eps), exp(-eps)"),
    Q(member: "cutoff", unit: "sqrt(mT)", "last momentum of pair collisions alone"),
    Q(member: "growth_of_S", unit: "e^2/(mT)", "growth of S with that cutoff"),
    Q(member: "valid", unit: "", "whether the Fokker-Planck limit applies"),
    Q(member: "because", unit: "", "why it does or does not apply"),
    Q(member: "cut", unit: "sqrt(mT)", "smallest distance of two momenta"),
    Q(member: "mesh_change", "relative change of S by the last refinement of the mesh"),
    Q(member: "cut_influence[].cut", along: ["cut"], unit: "sqrt(mT)", "another cut"),
    Q(member: "cut_influence[].S", along: ["cut"], unit: sigma, "S with that cut"),
    Q(member: "cut_influence[].drag_resistivity", along: ["cut"], unit: rho, "rho_D with that cut"),
    Q(member: "cut_influence[].failure", along: ["cut"], unit: "", "why there is no solution"),
    Q(member: "near_shares[].gap", along: ["gap"], unit: "sqrt(mT)", "distance of two momenta"),
    Q(
      member: "near_shares[].share", along: ["gap"],
      "share of nearer triples in the three-particle heat"),
    Q(member: "laws.momentum", "defect of the momentum law"),
    Q(member: "laws.zero_mode", "defect of the zero mode"),
    Q(member: "laws.drive_balance", "defect of the balance of the drive"),
    Q(member: "laws.energy_balance", "defect of the energy balance"),
    Q(
      member: "momenta", along: ["k"], unit: "sqrt(mT)",
      "momenta of the coefficients, or of a collision"),
    Q(member: "coefficients[].D3a", along: ["wire", "k"], unit: diffusion, "D3 of channel a"),
    Q(member: "coefficients[].D3b", along: ["wire", "k"], unit: diffusion, "D3 of channel b"),
    Q(member: "coefficients[].D3c", along: ["wire", "k"], unit: diffusion, "D3 of channel c"),
    Q(
      member: "coefficients[].C_other_wire", along: ["wire", "k"], unit: diffusion,
      "C of a unit slope in the other wire"),
    Q(member: "coefficients[].slope", along: ["wire", "k"], unit: "1/sqrt(mT)", "dg/dk"),
    Q(member: "sampled.transfer_below", unit: "sqrt(mT)", "largest transfer that counts as soft"),
    Q(member: "sampled.separation_above", unit: "sqrt(mT)", "smallest distance of two momenta"),
    Q(member: "sampled.samples_per_process", "samples of each process"),
    Q(member: "sampled.edges", along: ["edge"], unit: "sqrt(mT)", "edges of the momentum bins"),
    Q(
      member: "sampled.coefficients[].*.sampled", along: ["wire", "channel", "bin"],
      unit: diffusion,
      "D3 of a channel from sampled collisions"),
    Q(
      member: "sampled.coefficients[].*.quadrature", along: ["wire", "channel", "bin"],
      unit: diffusion,
      "the same by quadrature"),
    Q(
      member: "sampled.coefficients[].*.sampled_C_other_wire", along: ["wire", "channel", "bin"],
      unit: diffusion, "C of a unit slope in the other wire from sampled collisions"),
  ]

  /// Convergence studies of either engine.
  static let convergence: [Quantity] = [
    Q(
      variable: "drag_resistivity_limit", member: "extrapolated", unit: rho,
      "drag resistivity extrapolated in all parameters"),
    Q("relative_current", unit: "eT/hbar", "(j_1 - j_2)/2 at the end of the time studied"),
    Q(variable: "study_time", member: "time", unit: "hbar/T", "the time studied"),
    Q(member: "largest_stable_step", unit: "hbar/T", "largest time step that is stable"),
    Q(member: "wanted_error", "relative error wanted"),
    Q(member: "limiting", unit: "", "parameter that leaves the largest error"),
    Q(
      variable: "study_parameter", along: ["study_parameter"], unit: "",
      "numerical parameter varied"),
    Q(member: "parameters[].name", along: [study], unit: "", "numerical parameter varied"),
    Q(member: "parameters[].key", along: [study], unit: "", "input key that sets it"),
    Q(variable: "study_unit", along: [study], unit: "", "unit of the parameter", scope: .result),
    Q(
      variable: "study_input_value", member: "parameters[].input_value", along: [study],
      "value in the input, in the unit of the parameter"),
    Q(
      variable: "study_order", member: "parameters[].order", along: [study],
      "observed order in 1/value"),
    Q(member: "parameters[].expected_order", along: [study], "order that theory expects"),
    Q(member: "parameters[].expected_because", along: [study], unit: "", "why"),
    Q(
      variable: "study_error_of_input", member: "parameters[].error_of_input", along: [study],
      "relative error that the value in the input leaves"),
    Q(
      member: "parameters[].resolved", along: [study], unit: "",
      "whether it stands out of the noise"),
    Q(
      variable: "study_correction", member: "parameters[].correction", along: [study],
      "ln rho_D in the limit less that of the input"),
    Q(
      variable: "study_value", member: "parameters[].levels[].value", along: levels,
      "value of the parameter, in its unit"),
    Q(
      variable: "study_drag_resistivity", member: "parameters[].levels[].drag_resistivity",
      along: levels, unit: rho, "drag resistivity at that value"),
    Q(
      variable: "study_relative_current", member: "parameters[].levels[].relative_current",
      along: levels,
      unit: "eT/hbar", "(j_1 - j_2)/2 at that value"),
    Q(
      variable: "study_shift", member: "parameters[].levels[].shift", along: levels,
      "ln rho_D less that of the input, or relative effect on the current"),
    Q(
      member: "parameters[].levels[].steady_state", along: levels, unit: "",
      "how the search at that value ended"),
    Q(member: "joint_shift", "ln rho_D with all parameters refined, less that of the input"),
    Q(member: "interaction", "joint refinement less the sum of single ones"),
    Q(member: "recommended.*", along: ["key"], "what to write into the input"),
    Q(member: "warnings", along: ["warning"], unit: "", "what a reader must not overlook"),
  ]

  /// One collision.
  static let kernel: [Quantity] = [
    Q(member: "wires", along: ["leg"], "wires of the electrons"),
    Q(member: "outgoing", along: ["leg"], unit: "sqrt(mT)", "outgoing momenta"),
    Q(member: "amplitude", "antisymmetrized amplitude A"),
    Q(member: "amplitude_direct", "amplitude A_dir, equation (S21)"),
    Q(member: "weight", "kernel 2 pi |A|^2 Z6/16 without the momentum delta"),
    Q(member: "distance_to_pole", unit: "rad", "distance from the nearest double pole"),
  ]
}
