public import Collisions
public import LinearAlgebra
import Ranks
public import WirePhysics

/// The linearized kinetic equation of the double wire in a spline basis.
///
/// M(phi, dg/dt) = sum_s E_s c_s(phi) - Q(phi, g), with Q a sum of sampled forms, one per process.
public struct KineticOperator: Sendable {
  /// The wires and potentials.
  public let doubleWire: DoubleWire
  /// The splines, the same for both wires.
  public let basis: SplineBasis
  /// The inertia and the drive.
  package let thermal: ThermalForms
  /// The collision forms.
  public let forms: [SampledForm]
  /// The variables in which the forms are solved.
  package let variables: CommonRelative
  /// The sum of all forms, means over batches, in common and relative variables.
  let totalForm: SymmetricMatrix
  /// The sum of all forms of each batch, in common and relative variables.
  let batchForms: [SymmetricMatrix]
  /// How many threads share what is done batch by batch.
  let threads: Int

  /// Puts an operator together.
  public init(
    doubleWire: DoubleWire, basis: SplineBasis, forms: [SampledForm], threads: Int = 1
  ) {
    self.init(
      doubleWire: doubleWire, basis: basis,
      thermal: ThermalForms(basis: basis, wires: [doubleWire[.one], doubleWire[.two]]),
      forms: forms, threads: threads)
  }

  /// Puts an operator together from thermal forms computed before.
  ///
  /// Threads share what is done batch by batch; no number depends on how many there are.
  package init(
    doubleWire: DoubleWire, basis: SplineBasis, thermal: ThermalForms, forms: [SampledForm],
    threads: Int = 1
  ) {
    self.doubleWire = doubleWire
    self.basis = basis
    self.thermal = thermal
    self.forms = forms
    self.threads = threads
    let density = [doubleWire[.one].density, doubleWire[.two].density]
    let variables = CommonRelative(shareOfOne: density[1] / (density[0] + density[1]))
    self.variables = variables
    let order = 2 * basis.count
    totalForm = variables.sum(forms.map(\.mean), order: order)
    batchForms = SharedWork.map(forms.map(\.batches.count).min() ?? 0, threads: threads) { batch in
      variables.sum(forms.map { $0.batches[batch] }, order: order)
    }
  }

  /// What a function of the number of a batch gives for each of them, in order.
  func forEachBatch<Value: Sendable, Failure: Error>(
    _ body: @Sendable (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    try SharedWork.map(batchCount, threads: threads, body)
  }

  /// The number of batches of every form.
  package var batchCount: Int { batchForms.count }

  /// The drive sum_s E_s c_s(phi) in common and relative variables.
  package func drive(fields: WirePair<Double>) -> [Double] {
    variables.transformDrive(
      thermal.drive[0].map { fields.one * $0 } + thermal.drive[1].map { fields.two * $0 })
  }
}

/// The quadratic form of one process, sampled in independent batches.
public struct SampledForm: Sendable {
  /// The process.
  public let process: CollisionProcess
  /// The number of samples in all batches together.
  public let samples: Int
  /// One unbiased form per batch, order 2 n: the n functions of wire 1, then those of wire 2.
  public let batches: [SymmetricMatrix]

  /// Makes a form from its batches.
  public init(process: CollisionProcess, samples: Int, batches: [SymmetricMatrix]) {
    precondition(!batches.isEmpty)
    self.process = process
    self.samples = samples
    self.batches = batches
  }

  /// The mean over batches; the batches have equal numbers of samples.
  public var mean: SymmetricMatrix {
    var sum = SymmetricMatrix(order: batches[0].order)
    for batch in batches { sum.add(batch) }
    sum.divide(by: Double(batches.count))
    return sum
  }
}
