extension Quantity {
  /// The table of all quantities: the one place where they are named.
  ///
  /// A line with `#` begins a group. Columns: the variable in result files, the member in JSON (`=` for the same
  /// name, `-` for none), the dimensions behind that of the point, the unit, the meaning, and remarks: `common` to all points;
  /// along the points of a `swept` input only; in a sweep written `as` another variable; errors in `columns` of
  /// their own in JSON; `called` otherwise by studies. A name that ends in `_*` stands for all that begin like it.
  static let table = results + analysis

  private static let results = """
    # Every result
    fermi_energy | - | wire | T | chemical potential of each wire
    mismatch | - | - | T | chemical potential mismatch
    density | densities | wire | sqrt(mT)/hbar | electron density of each wire
    D2 | = | - | reduced | pair diffusion coefficient, equation (16), with the strength of pair collisions
    table_uncertainty | = | - | 1 | what tables of potentials leave open of the answer, relative; only with tables
    - | engine | - | - | the engine, where it is not the operator
    samples | = | - | 1 | samples drawn, all processes and replicas together
    target_reached | = | - | - | whether the run did what was asked before its samples ran out
    steady_state | = | - | - | how the search for a steady state ended
    - | seed | - | 1 | the seed
    - | generator | - | - | the random number generator
    wall_seconds | = | - | s | wall-clock time
    - | version | - | - | the version of the program
    # The steady state
    drag_resistivity | = | - | sqrt(mT)/e^2 | drag resistivity, equation (114)
    drag_resistivity_SI | SI.drag_resistivity_kohm_per_um | - | kOhm/um | drag resistivity
    conventional_drag_resistivity_SI | SI.conventional_drag_resistivity_kohm_per_um | - | kOhm/um | drag resistivity of drifting equilibria, an upper bound
    fokker_planck_drag_resistivity_SI | SI.fokker_planck_drag_resistivity_kohm_per_um | - | kOhm/um | drag resistivity of the Fokker-Planck limit
    - | units.* | unit | - | the unit of a swept key, or of a quantity in either system; with SI units
    - | SI.densities_per_um | wire | 1/um | densities
    - | SI.fermi_energies_meV | wire | meV | chemical potentials
    conventional_drag_resistivity | = | - | sqrt(mT)/e^2 | drag resistivity of drifting equilibria, an upper bound, equation (29)
    conventional_drag_resistivity_pairs | = | - | sqrt(mT)/e^2 | drag resistivity of drifting equilibria, pair collisions alone
    born_reflection | = | - | 1 | mean Born reflection probability (V12(q)/q)^2 of the pair collisions that decide
    S | = | - | e^2/sqrt(mT) | regular conductivity, equation (111)
    conductivity_regular | = | wire_row wire_column | e^2/sqrt(mT) | regular conductivity matrix | columns
    resistivity | = | wire_row wire_column | sqrt(mT)/e^2 | dc resistivity matrix, equation (56) | columns
    regular_current | = | wire | eT/hbar | current without the growth that E0 brings
    effective_field | = | - | T sqrt(mT)/(e hbar) | field that accelerates both wires, from the run
    effective_field_expected | effective_field.expected | - | T sqrt(mT)/(e hbar) | field that accelerates both wires, by equation (53)
    - | basis.intervals | - | 1 | knot intervals of the splines
    - | basis.degree | - | 1 | degree of the splines
    - | basis.cutoff | - | sqrt(mT) | last knot of the splines
    - | basis.spacing | - | - | how the knots are spaced
    - | monitors.conservation_defect | - | 1 | largest relative defect of a conservation law
    - | monitors.largest_weight_share | - | 1 | largest share of one sample in its process
    - | monitors.zero_mode_residual | - | 1 | residual of the momentum zero mode
    - | monitors.energy_balance | - | 1 | abs(b^T g - g^T Q g)/(b^T g)
    - | monitors.jackknife_standard_error | - | e^2/sqrt(mT) | standard error of S by jackknife
    - | monitors.jackknife_bias | - | e^2/sqrt(mT) | bias of S of second order
    - | self_checks.passed | - | - | whether all self-checks passed
    - | self_checks.failed | self_check | - | the self-checks that failed
    self_check_value | self_checks.*.value | self_check | 1 | what was found; none where the check does not apply
    self_check_limit | self_checks.*.limit | self_check | 1 | the largest value that passes | common
    - | self_checks.*.passed | self_check | - | whether a self-check passed
    self_checks_failed | - | - | 1 | number of self-checks that failed
    self_check | - | self_check | - | what is checked in every run
    lowest_eigenvalue | = | - | 1 | lowest eigenvalue of an indefinite form, scaled to a unit diagonal
    positivity_limit | = | - | 1 | factor of mixed scattering at which positivity is lost
    process | - | process | - | collision process and wire set
    contribution | - | process | 1 | share of a process in S = g^T Q g/4
    momentum | - | momentum | sqrt(mT) | momentum k | common
    g | - | wire momentum | 1 | regular part of g for E0 = 0, E1 - E2 = 1
    g_slope | - | wire momentum | 1/sqrt(mT) | slope dg/dk of g
    zeta_squared | - | wire momentum | 1 | thermal factor zeta^2
    - | ensemble.seeds | replica | 1 | seeds of the ensemble
    chi_square | ensemble.chi_square | - | 1 | scatter of the replicas about their average
    - | ensemble.degrees_of_freedom | - | 1 | degrees of freedom of that scatter
    Q | ensemble.Q | - | 1 | probability that chance alone gives at least this chi-square
    - | ensemble.outliers | replica | 1 | seeds of replicas too far from the others
    replica_seed | ensemble.replicas[].seed | replica | 1 | seed of the replica | common
    replica_drag_resistivity | ensemble.replicas[].drag_resistivity | replica | sqrt(mT)/e^2 | drag resistivity of a replica
    - | ensemble.replicas[].deviation | replica | 1 | distance from the average of the others in standard errors
    replica_S | - | replica | e^2/sqrt(mT) | regular conductivity of a replica
    replica_effective_field | - | replica | T sqrt(mT)/(e hbar) | field that accelerates both wires, from a replica
    replica_steady_state | ensemble.replicas[].steady_state | replica | - | how the search of a replica ended
    replica_samples | ensemble.replicas[].samples | replica | 1 | samples of a replica
    replica_failed_checks | - | replica | - | self-checks of a replica that failed
    replica_is_outlier | - | replica | 1 | whether the replica is too far from the others
    # The particle engine
    - | approach.start | - | hbar/T | beginning of the plateau
    - | approach.relaxation_time | - | hbar/T | relaxation time of the current
    - | approach.autocorrelation_time | - | hbar/T | correlation time on the plateau
    - | approach.remaining_bias | - | 1 | what is left of the transient on the plateau
    - | approach.current | - | eT/hbar | relative current where there is no plateau
    - | approach.needed_time | - | hbar/T | time that a plateau would need
    - | approach | - | - | null where there is nothing to approach
    - | final_currents | wire | eT/hbar | currents at the end
    - | replicas | - | 1 | independent repetitions
    - | evolution.duration | - | hbar/T | time evolved
    - | evolution.records | - | 1 | records after that at t = 0
    - | evolution.largest_stable_step | - | hbar/T | largest time step that is stable in the mean square
    time_step | evolution.time_step | - | hbar/T | time step
    time_step_error | evolution.time_step_error | - | 1 | largest relative error of the currents by the time step
    collisions | counters.collisions | - | 1 | collisions drawn
    created | counters.created | - | 1 | particles made by collisions
    - | counters.driven | - | 1 | particles made by fields
    merged | counters.merged | - | 1 | particles taken away by merging
    - | counters.merge_results | - | 1 | particles left by merging
    - | counters.largest_population | - | 1 | largest number of particles
    - | counters.largest_growth | - | 1 | largest growth of the weight in a step
    blow_ups | counters.blow_ups | - | 1 | steps that doubled the weight
    - | SI.duration_ps | - | ps | time evolved
    time | - | time | hbar/T | time since the fields were switched on | swept, as series_time
    current | - | time wire | eT/hbar | current, mean over the replicas | swept
    total_momentum | - | time | mT/hbar | total momentum per length | swept
    number_* | - | time | sqrt(mT)/hbar | number deviation from equilibrium in a wire, per length | swept
    energy_* | - | time | T sqrt(mT)/hbar | kinetic energy deviation from equilibrium in a wire, per length | swept
    force_* | - | time | T sqrt(mT) sqrt(mT)/hbar^2 | rate at which a process gives momentum to wire 1 | swept
    particles | - | time | 1 | number of particles | swept
    absolute_weight | - | time | sqrt(mT)/hbar | sum of the magnitudes of the weights | swept
    snapshot_time | - | snapshot | hbar/T | time of the snapshot | swept
    g_snapshot | - | snapshot wire momentum | 1 | distribution g, mean over the replicas | swept
    # Frequencies and rates
    omega | = | omega | T/hbar | angular frequency | swept, as frequency
    rho_12_real | = | omega | sqrt(mT)/e^2 | real part of rho_12 | columns
    rho_12_imag | = | omega | sqrt(mT)/e^2 | imaginary part of rho_12 | columns
    sigma_real | = | omega wire_row wire_column | e^2/sqrt(mT) | real part of the conductivity | columns
    sigma_imag | = | omega wire_row wire_column | e^2/sqrt(mT) | imaginary part of the conductivity | columns
    - | S_real | omega | e^2/sqrt(mT) | real part of the regular conductivity | columns
    - | S_imag | omega | e^2/sqrt(mT) | imaginary part of the regular conductivity | columns
    rho_12_high_frequency | high_frequency | - | sqrt(mT)/e^2 | rho_12 above all rates, all collisions
    rho_12_high_frequency_pairs | high_frequency_pairs | - | sqrt(mT)/e^2 | equation (29), pair collisions only
    - | weights.frictionless | - | e^2/sqrt(mT) | weight of the frictionless relative motion
    - | weights.relaxing | - | e^2/sqrt(mT) | weight of the relaxing relative motion
    - | weights.total | - | e^2/sqrt(mT) | weight of the relative motion
    - | weights.frictionless_pairs_alone | - | e^2/sqrt(mT) | frictionless weight of pair collisions alone
    - | weights | - | - | null where there is no response
    remainder | = | - | 1 | relative current at the end of the run over that at its beginning
    time_step | = | - | hbar/T | time step | called step of the study
    time_step_error | = | - | 1 | largest relative error of the currents by the time step | called error of that step
    - | duration | - | hbar/T | time evolved after the impulse
    - | record_interval | - | hbar/T | time between records
    mode | - | mode | 1 | mode, odd ones first, from slow to fast | common
    rate | = | mode | T/hbar | relaxation rate, exactly zero for what is conserved | columns
    parity | = | mode | - | behaviour under k -> -k
    - | conserved.odd | - | 1 | conserved quantities of odd parity
    - | conserved.even | - | 1 | conserved quantities of even parity
    # Comparison
    fokker_planck_drag_resistivity | fokker_planck | - | sqrt(mT)/e^2 | drag resistivity of the Fokker-Planck limit
    - | fokker_planck_valid | - | - | whether the Fokker-Planck limit applies
    - | fokker_planck_because | - | - | why it does or does not apply
    - | near_coincidences[].process | process | - | three-particle process
    - | near_coincidences[].gaps | process gap | sqrt(mT) | distances of two momenta
    - | near_coincidences[].near | process gap | 1 | part of g^T Q g from collisions with two momenta nearer than that
    - | near_coincidences[].total | process | 1 | part of g^T Q g from the whole process
    - | near_coincidences | process | 1 | empty without microscopic triples
    - | relative_difference | - | 1 | (sampled - Fokker-Planck)/Fokker-Planck
    - | deviation | - | 1 | the same in standard errors
    extrapolated_drag_resistivity | extrapolated | - | sqrt(mT)/e^2 | drag resistivity in the limit of small transfers
    born_drag_resistivity | = | - | sqrt(mT)/e^2 | drag resistivity with pair scattering in Born approximation
    exact_drag_resistivity | = | - | sqrt(mT)/e^2 | drag resistivity with exact pair scattering
    particle_drag_resistivity | particles | - | sqrt(mT)/e^2 | drag resistivity of the particle engine
    - | particles_deviation | - | 1 | particles minus operator in joint standard errors
    - | particles_steady_state | - | - | how the search of the particle engine ended
    - | regime | - | - | which physics decides drag
    verdict | = | - | - | regime, agreement and its limits in plain language
    D3_over_D2 | - | - | 1 | mean three-particle over pair diffusion coefficient, of microscopic triples near the band bottom
    closed_form | - | closed_form | - | closed form
    - | closed_forms[].name | closed_form | - | name of the closed form
    closed_form_equation | closed_forms[].equation | closed_form | - | equation of the closed form | common
    closed_form_value | closed_forms[].value | closed_form | reduced | value of the closed form
    closed_form_error | closed_forms[].error | closed_form | reduced | what the reduction of microscopic triples leaves open of it
    closed_form_valid | closed_forms[].valid | closed_form | 1 | whether the conditions of the closed form hold
    - | closed_forms[].because | closed_form | - | which condition decides
    - | chi_square.value | - | 1 | chi-square of the sweep against Fokker-Planck
    - | chi_square.degrees_of_freedom | - | 1 | points in that chi-square
    - | chi_square.Q | - | 1 | probability of at least this chi-square by chance

    """
}
