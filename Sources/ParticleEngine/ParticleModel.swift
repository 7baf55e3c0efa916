public import Collisions
import GSLSupport
public import KineticOperator
public import RandomStreams
public import WirePhysics

/// The physics of a particle run and everything about it that never changes: wires, splines, samplers.
public struct ParticleModel: Sendable {
  /// The wires and potentials.
  public let doubleWire: DoubleWire
  /// The knots of the splines through which g is read.
  public let grid: MomentumGrid
  /// The degree of the splines, 2 to 5.
  public let degree: Int
  /// One sampler per process.
  public let samplers: [any CollisionSampler]
  /// The random number generator.
  public let generator: Generator
  /// The seed of all streams.
  public let seed: UInt64
  package let cells: MomentumCells
  package let nodes: CellNodes
  package let reader: DistributionReader
  package let integrals: CellIntegrals
  /// What a unit field gives to the cell moments of its wire in a unit of time.
  package let drive: CellMoments
  /// The magnitude of the weights of these particles in each wire.
  let driveWeight: WirePair<Double>

  /// Replicas of particle runs are numbered from here in stream addresses, the operator's below.
  static let firstReplica: UInt32 = 1 << 23
  /// The replica whose streams the pilot takes.
  static let pilotReplica = StreamAddress.replicaLimit - 1
  /// The largest number of replicas of one seed.
  public static let replicaLimit = Int(pilotReplica - firstReplica)

  /// Prepares the splines and their inertia.
  /// - Parameters:
  ///   - doubleWire: the wires and potentials.
  ///   - grid: the knots of the splines.
  ///   - degree: the degree of the splines, 2 to 5; 3 is a good choice.
  ///   - samplers: one per process.
  ///   - generator: the random number generator.
  ///   - seed: the seed of all streams.
  /// - Throws: `ParticleError.inertia` or `GSLError` for splines that cannot be made.
  public init(
    doubleWire: DoubleWire, grid: MomentumGrid, degree: Int = 3, samplers: [any CollisionSampler],
    generator: Generator = .philox4x32, seed: UInt64
  ) throws {
    self.doubleWire = doubleWire
    self.grid = grid
    self.degree = degree
    self.samplers = samplers
    self.generator = generator
    self.seed = seed
    cells = MomentumCells(grid: grid, degree: degree)
    nodes = CellNodes(cells: cells)
    integrals = CellIntegrals(cells: cells, wires: doubleWire.wires)
    reader = try DistributionReader(cells: cells, wires: doubleWire.wires, integrals: integrals)
    var drive = integrals.moments { _, k in k }
    for i in drive.values.indices { drive.values[i] *= 0.25 }
    self.drive = drive
    let driven = ParticleEnsemble(carrying: drive, cells: cells, nodes: nodes)
    driveWeight = WirePair { driven.columns[$0.rawValue].absoluteWeight }
  }

  /// The particles that stand for given distributions: exactly their projection on the splines.
  /// - Parameter g: the distributions g_s(k) of equation (1).
  public func ensemble(of g: (WireIndex, Double) -> Double) -> ParticleEnsemble {
    var moments = integrals.moments(of: g)
    for i in moments.values.indices { moments.values[i] *= 0.25 }
    return ensemble(carrying: moments)
  }

  /// Particles at the nodes that carry given cell moments.
  package func ensemble(carrying moments: CellMoments) -> ParticleEnsemble {
    var result = ParticleEnsemble()
    result.append(moments, times: WirePair(1, 1), model: self)
    return result
  }

  /// The distributions g_1 and g_2 at some momenta, as the collisions read them from an ensemble.
  public func distributions(
    of ensemble: ParticleEnsemble, at momenta: [Double]
  ) -> WirePair<[Double]> {
    let polynomials = reader.read(CellMoments(of: ensemble, cells: cells))
    return WirePair { wire in
      momenta.map { polynomials.value(wire: wire.rawValue, at: $0, cells: cells) }
    }
  }

  /// The address of the random numbers of one process in one stage of a replica.
  func address(of sampler: any CollisionSampler, replica: UInt32, block: UInt32) -> StreamAddress {
    StreamAddress(
      seed: seed, purpose: sampler.process.streamPurpose, wireSet: sampler.process.wireSet,
      replica: replica, block: block)
  }
}

extension ParticleEnsemble {
  /// Adds particles at the nodes that carry a multiple of given cell moments.
  mutating func append(
    _ moments: CellMoments, times factors: WirePair<Double>, model: ParticleModel
  ) {
    let cells = model.cells
    for wire in WireIndex.allCases where factors[wire] != 0 {
      for cell in 0..<cells.perWire {
        columns[wire.rawValue].append(
          moments: factors[wire] * moments.values[wire.rawValue * cells.perWire + cell],
          cell: cell, cells: cells, nodes: model.nodes)
      }
    }
  }
}
