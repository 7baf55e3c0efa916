extension Quantity {
  /// The second half of the table: what analytic answers, lifetimes, convergence studies and single collisions say.
  static let analysis = """
    # Fokker-Planck and closed forms
    - | results[].name | closed_form | - | closed form
    - | results[].equation | closed_form | - | its equation
    - | results[].value | closed_form | reduced | its value
    - | results[].error | closed_form | reduced | what the reduction of microscopic triples leaves open of it; none otherwise
    - | results[].valid | closed_form | - | whether its conditions hold
    - | results[].because | closed_form | - | which condition decides
    - | model | - | - | which model the Fokker-Planck answer is of
    - | a | wire | 1 | constant a_s of the exactly solvable model
    - | b | wire | 1 | constant b_s of the exactly solvable model
    - | c | wire | 1 | constant c_s of the exactly solvable model
    - | B | - | 1 | mean slope B of the exactly solvable model
    k_T | = | wire | sqrt(mT) | thermal momentum, equation (81)
    D3 | = | wire | reduced | three-particle diffusion coefficient
    - | reduction.unknown | - | - | why microscopic triples have no constants, or which of them are not known
    - | reduction.D3 | - | reduced | D3 that stands for microscopic triples, near the band bottom
    - | reduction.D3_error | - | reduced | its error, systematic
    - | reduction.D_i | - | reduced | D_i = lambda - mu that stands for microscopic triples, near the band bottom
    - | reduction.D_i_error | - | reduced | its error, systematic
    - | reduction.shape_error | - | 1 | relative error of D3: the reduced model against the equation it was reduced from
    - | reduction.cut_error | - | 1 | relative error of D3: twice the cut
    - | reduction.transfer_error | - | 1 | relative error of D3: transfers of finite size
    - | reduction.wires[].mu | wire | reduced | mu that stands for microscopic triples, at the Fermi points
    - | reduction.wires[].mu_error | wire | reduced | its error, systematic
    - | reduction.wires[].D3_fermi_points | wire | reduced | thermal mean of D3 at the Fermi points
    - | reduction.wires[].D3_fermi_points_error | wire | reduced | its error, systematic
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
