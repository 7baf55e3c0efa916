extension Quantity {
  /// The table of all quantities: the one place where they are named.
  ///
  /// A line with `#` begins a group. Columns: the variable in result files, the member in JSON (`=` for the same
  /// name, `-` for none), the dimensions behind that of the point, the unit, the meaning, and remarks: `common` to all points;
  /// along the points of a `swept` input only; in a sweep written `as` another variable; errors in `columns` of
  /// their own in JSON; `called` otherwise by studies. A name that ends in `_*` stands for all that begin like it.
  static let table = """
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
    - | ensemble.replicas[].steady_state | replica | - | how the search of a replica ended
    - | ensemble.replicas[].samples | replica | 1 | samples of a replica
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
    D3_over_D2 | - | - | 1 | mean three-particle over pair diffusion coefficient of the soft model
    closed_form | - | closed_form | - | closed form
    - | closed_forms[].name | closed_form | - | name of the closed form
    closed_form_equation | closed_forms[].equation | closed_form | - | equation of the closed form | common
    closed_form_value | closed_forms[].value | closed_form | reduced | value of the closed form
    closed_form_valid | closed_forms[].valid | closed_form | 1 | whether the conditions of the closed form hold
    - | closed_forms[].because | closed_form | - | which condition decides
    - | chi_square.value | - | 1 | chi-square of the sweep against Fokker-Planck
    - | chi_square.degrees_of_freedom | - | 1 | points in that chi-square
    - | chi_square.Q | - | 1 | probability of at least this chi-square by chance
    # Fokker-Planck and closed forms
    - | results[].name | closed_form | - | closed form
    - | results[].equation | closed_form | - | its equation
    - | results[].value | closed_form | reduced | its value
    - | results[].valid | closed_form | - | whether its conditions hold
    - | results[].because | closed_form | - | which condition decides
    - | model | - | - | which model the Fokker-Planck answer is of
    - | a | wire | 1 | constant a_s of the exactly solvable model
    - | b | wire | 1 | constant b_s of the exactly solvable model
    - | c | wire | 1 | constant c_s of the exactly solvable model
    - | B | - | 1 | mean slope B of the exactly solvable model
    k_T | = | wire | sqrt(mT) | thermal momentum, equation (81)
    D3 | = | wire | reduced | three-particle diffusion coefficient
    - | equilibration.regime | - | - | regime of Appendix D
    - | equilibration.pieces[].from | piece | T | energy at which a piece of zeta^2 dg/dk begins
    - | equilibration.pieces[].to | piece | T | energy at which it ends
    - | equilibration.pieces[].exponent | piece | 1/T | its exponent, as in exp(eps), exp(-eps)
    - | cutoff | - | sqrt(mT) | last momentum of pair collisions alone
    - | growth_of_S | - | e^2/(mT) | growth of S with that cutoff
    - | valid | - | - | whether the Fokker-Planck limit applies
    - | because | - | - | why it does or does not apply
    - | cut | - | sqrt(mT) | smallest distance of two momenta
    - | mesh_change | - | 1 | relative change of S by the last refinement of the mesh
    - | cut_influence[].cut | cut | sqrt(mT) | another cut
    - | cut_influence[].S | cut | e^2/sqrt(mT) | S with that cut
    - | cut_influence[].drag_resistivity | cut | sqrt(mT)/e^2 | rho_D with that cut
    - | cut_influence[].failure | cut | - | why there is no solution
    - | near_shares[].gap | gap | sqrt(mT) | distance of two momenta
    - | near_shares[].share | gap | 1 | share of nearer triples in the three-particle heat
    - | laws.momentum | - | 1 | defect of the momentum law
    - | laws.zero_mode | - | 1 | defect of the zero mode
    - | laws.drive_balance | - | 1 | defect of the balance of the drive
    - | laws.energy_balance | - | 1 | defect of the energy balance
    - | momenta | k | sqrt(mT) | momenta of the coefficients, or of a collision
    - | coefficients[].D3a | wire k | reduced | D3 of channel a
    - | coefficients[].D3b | wire k | reduced | D3 of channel b
    - | coefficients[].D3c | wire k | reduced | D3 of channel c
    - | coefficients[].C_other_wire | wire k | reduced | C of a unit slope in the other wire
    - | coefficients[].slope | wire k | 1/sqrt(mT) | dg/dk
    - | sampled.transfer_below | - | sqrt(mT) | largest transfer that counts as soft
    - | sampled.separation_above | - | sqrt(mT) | smallest distance of two momenta
    - | sampled.samples_per_process | - | 1 | samples of each process
    - | sampled.edges | edge | sqrt(mT) | edges of the momentum bins
    - | sampled.coefficients[].*.sampled | wire channel bin | reduced | D3 of a channel from sampled collisions
    - | sampled.coefficients[].*.quadrature | wire channel bin | reduced | the same by quadrature
    - | sampled.coefficients[].*.sampled_C_other_wire | wire channel bin | reduced | C of a unit slope in the other wire from sampled collisions
    # Lifetimes
    - | rates[].process | electron | - | three-particle process
    - | rates[].wire | electron | 1 | wire of the electron
    - | rates[].momentum | electron | sqrt(mT) | its momentum
    scattering_rate | rates[].rate | electron | T/hbar | rate at which it takes part in the process
    # The integral equation of pairs
    discretization_change | = | - | 1 | relative change of S by the last refinement
    - | levels[].intervals | level | 1 | knot intervals of a grid
    - | levels[].cutoff | level | sqrt(mT) | its last knot
    - | levels[].points | level | 1 | Gauss points in each of its pieces
    - | levels[].S | level | e^2/sqrt(mT) | S on that grid
    # Convergence
    drag_resistivity_limit | extrapolated | - | sqrt(mT)/e^2 | drag resistivity extrapolated in all parameters
    relative_current | = | - | eT/hbar | (j_1 - j_2)/2 at the end of the time studied
    study_time | time | - | hbar/T | the time studied
    - | largest_stable_step | - | hbar/T | largest time step that is stable
    - | wanted_error | - | 1 | relative error wanted
    - | limiting | - | - | parameter that leaves the largest error
    study_parameter | - | study_parameter | - | numerical parameter varied
    - | parameters[].name | study_parameter | - | numerical parameter varied
    - | parameters[].key | study_parameter | - | input key that sets it
    study_unit | - | study_parameter | - | unit of the parameter | common
    study_input_value | parameters[].input_value | study_parameter | 1 | value in the input, in the unit of the parameter
    study_order | parameters[].order | study_parameter | 1 | observed order in 1/value
    - | parameters[].expected_order | study_parameter | 1 | order that theory expects
    - | parameters[].expected_because | study_parameter | - | why
    study_error_of_input | parameters[].error_of_input | study_parameter | 1 | relative error that the value in the input leaves
    - | parameters[].resolved | study_parameter | - | whether it stands out of the noise
    study_correction | parameters[].correction | study_parameter | 1 | ln rho_D in the limit less that of the input
    study_value | parameters[].levels[].value | study_parameter study_level | 1 | value of the parameter, in its unit
    study_drag_resistivity | parameters[].levels[].drag_resistivity | study_parameter study_level | sqrt(mT)/e^2 | drag resistivity at that value
    study_relative_current | parameters[].levels[].relative_current | study_parameter study_level | eT/hbar | (j_1 - j_2)/2 at that value
    study_shift | parameters[].levels[].shift | study_parameter study_level | 1 | ln rho_D less that of the input, or relative effect on the current
    - | parameters[].levels[].steady_state | study_parameter study_level | - | how the search at that value ended
    - | joint_shift | - | 1 | ln rho_D with all parameters refined, less that of the input
    - | interaction | - | 1 | joint refinement less the sum of single ones
    - | recommended.* | key | 1 | what to write into the input
    - | warnings | warning | - | what a reader must not overlook
    # One collision
    - | wires | leg | 1 | wires of the electrons
    - | outgoing | leg | sqrt(mT) | outgoing momenta
    - | amplitude | - | 1 | antisymmetrized amplitude A
    - | amplitude_direct | - | 1 | amplitude A_dir, equation (S21)
    - | weight | - | 1 | kernel 2 pi ¦A¦^2 Z6/16 without the momentum delta
    - | distance_to_pole | - | rad | distance from the nearest double pole
    """
}
