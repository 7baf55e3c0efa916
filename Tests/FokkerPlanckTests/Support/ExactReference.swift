import FokkerPlanck
import WirePhysics

/// A solution of the exactly solvable model found with 130 digits.
///
/// From the original equations (72), (84)-(87) in multiple precision, without the rewriting that
/// double precision needs, by a trapezoidal rule of more than twice the density.
struct ExactReference: Sendable {
  var fermiEnergies: (Double, Double)
  var pairDiffusion: Double
  var lambda: (Double, Double)
  var mu1: Double
  /// <g_1'> - <g_2'>.
  var slopeDifference: Double
  /// S.
  var conductivity: Double
  /// B.
  var meanSlope: Double
  /// g_1'(0).
  var slopeAtZero: Double

  func model() throws -> ExactlySolvableModel {
    try ExactlySolvableModel(
      wires: WirePair(fermiEnergies: fermiEnergies.0, fermiEnergies.1),
      pairDiffusion: pairDiffusion, lambda: .init(lambda.0, lambda.1), mu1: mu1)
  }

  static let all = [
    ExactReference(
      fermiEnergies: (5, 5.3), pairDiffusion: 1, lambda: (0.02, 0.03), mu1: 0.004,
      slopeDifference: 25.106645248415025, conductivity: 137.22769022887936,
      meanSlope: -6.7701520225869252, slopeAtZero: 441.36885337761657),
    ExactReference(
      fermiEnergies: (5, 5.3), pairDiffusion: 1, lambda: (1e-30, 2e-30), mu1: 0.5e-30,
      slopeDifference: 1.9102963030457687e+27, conductivity: 9.391653764247958e+26,
      meanSlope: -5.9393832769555155e+28, slopeAtZero: 1.0563718016026237e+29),
    ExactReference(
      fermiEnergies: (5, 5.3), pairDiffusion: 1, lambda: (1e30, 2e30), mu1: 1e29,
      slopeDifference: 1.1678853426603123e-29, conductivity: 1.0803052027260884e-29,
      meanSlope: -7.5497559914297061e-31, slopeAtZero: 2.1269221759753163e-29),
    ExactReference(
      fermiEnergies: (5, 5.00000095367431640625), pairDiffusion: 1, lambda: (1e-30, 2e-30),
      mu1: 0.5e-30,
      slopeDifference: 18791961796298883.0, conductivity: 8420897248390885.5,
      meanSlope: -1.6464633961582395e+23, slopeAtZero: 2.896605740561919e+23),
    ExactReference(
      fermiEnergies: (5, 5.00000095367431640625), pairDiffusion: 1, lambda: (1e-6, 1e-6), mu1: 1e-7,
      slopeDifference: 35.674693593178162, conductivity: 197.93075474030807,
      meanSlope: -0.29926880790945042, slopeAtZero: 702.83338974106365),
    ExactReference(
      fermiEnergies: (60, 60), pairDiffusion: 1, lambda: (1e-30, 1e-30), mu1: 1e-31,
      slopeDifference: 9.7958161282403709e+25, conductivity: 1.1496662491702795e+50,
      meanSlope: 2.287521509667054e-78, slopeAtZero: 4.0754372550448961e+50),
    ExactReference(
      fermiEnergies: (60, 60.5), pairDiffusion: 1, lambda: (1e-27, 2e-27), mu1: 1e-28,
      slopeDifference: 1.3937953410834527e+26, conductivity: 1.8142202332611449e+50,
      meanSlope: -6.6546662455345211e+48, slopeAtZero: 7.0163135842911489e+50),
    ExactReference(
      fermiEnergies: (60, 59), pairDiffusion: 1, lambda: (1e30, 2e30), mu1: 1e28,
      slopeDifference: 1.4930105098772567e-27, conductivity: 3.3211927252478115e-6,
      meanSlope: -6.5786587301275682e-7, slopeAtZero: 1.3416474711335426e-5),
    ExactReference(
      fermiEnergies: (60, 60.001), pairDiffusion: 1, lambda: (0.1, 0.2), mu1: 0.01,
      slopeDifference: 251.76372262167728, conductivity: 3.9459120765243114e+25,
      meanSlope: -3.531684466479826e+24, slopeAtZero: 1.2624242352440918e+26),
    ExactReference(
      fermiEnergies: (-5, -4), pairDiffusion: 1, lambda: (1e-12, 1e-12), mu1: 1e-13,
      slopeDifference: 953776.09195577352, conductivity: 928.07449244245177,
      meanSlope: -409580.93103764296, slopeAtZero: 158219276.81373497),
    ExactReference(
      fermiEnergies: (2, 30), pairDiffusion: 1, lambda: (1e-3, 1e-2), mu1: 1e-4,
      slopeDifference: 3699.5385182464501, conductivity: 143489484714.87741,
      meanSlope: 245630079523.05042, slopeAtZero: 245630082182.57282),
    ExactReference(
      fermiEnergies: (10, 11), pairDiffusion: 0, lambda: (1, 2), mu1: 0.5,
      slopeDifference: 5.0280015609069474, conductivity: 948.52725758912201,
      meanSlope: 139.22424829305532, slopeAtZero: 2020.1425944223442),
    ExactReference(
      fermiEnergies: (8, 7), pairDiffusion: 1, lambda: (1e-3, 1e-3), mu1: 0,
      slopeDifference: 449.99279547380631, conductivity: 21271.052204344757,
      meanSlope: -5835.4589773572305, slopeAtZero: 92327.796574511469),
    ExactReference(
      fermiEnergies: (8, 7), pairDiffusion: 1, lambda: (1e20, 1e20), mu1: 0,
      slopeDifference: 6.0906772364669838, conductivity: 3.7170466417851518,
      meanSlope: -0.1053299640071863, slopeAtZero: 2.9400086542263056),
    ExactReference(
      fermiEnergies: (8, 8.00000000011641532182693481445312), pairDiffusion: 1,
      lambda: (1e-30, 1e-30), mu1: 0,
      slopeDifference: 679076348.5985728, conductivity: 2057190036.510714,
      meanSlope: -4.3376578570315944e+20, slopeAtZero: 9.5714344566853075e+20),
  ]
}
