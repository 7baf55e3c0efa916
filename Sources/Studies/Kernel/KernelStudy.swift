public import Checkpoints
import Collisions
public import Input
public import ResultFiles
public import WirePhysics

/// Three electrons that collide: what `drag kernel` evaluates.
public struct KernelCollision: Sendable, Equatable {
  /// The wires of the electrons.
  public let wires: [WireIndex]
  /// The incoming momenta, in sqrt(mT).
  public let momenta: [Double]
  /// The angle of the outgoing momenta on the shell, in radians.
  public let angle: Double

  /// Describes a collision of three electrons.
  public init(wires: [WireIndex], momenta: [Double], angle: Double) {
    precondition(wires.count == 3 && momenta.count == 3)
    self.wires = wires
    self.momenta = momenta
    self.angle = angle
  }

  var attributes: [(name: String, value: String)] {
    [
      ("collision_wires", wires.map { "\($0.rawValue + 1)" }.joined(separator: ",")),
      ("collision_momenta", momenta.map { "\($0)" }.joined(separator: ",")),
      ("collision_angle", "\(angle)"),
    ]
  }

  /// Reads the attributes of a result file; nil if they are not those of a collision.
  init?(_ attribute: (String) -> String?) {
    let wires = attribute("collision_wires")?.split(separator: ",").compactMap { word in
      WireIndex.allCases.first { "\($0.rawValue + 1)" == word }
    }
    let momenta = attribute("collision_momenta")?.split(separator: ",").compactMap { Double($0) }
    guard let wires, let momenta, let angle = attribute("collision_angle").flatMap(Double.init),
      wires.count == 3, momenta.count == 3
    else { return nil }
    self.init(wires: wires, momenta: momenta, angle: angle)
  }
}

/// One three-particle collision of a configuration, evaluated for checks from outside.
public struct KernelStudy: Study {
  private let configuration: RunConfiguration
  private let collision: KernelCollision

  /// Plans to evaluate a collision in a configuration.
  public init(_ configuration: RunConfiguration, collision: KernelCollision) {
    self.configuration = configuration
    self.collision = collision
  }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(configuration, point: point.index)
  }

  /// Answers the question at one point.
  public func answer(in context: StudyContext) -> Answer { Answer(configuration, collision) }
}

extension KernelStudy {
  /// The collision and its kernel.
  public struct Answer: StudyAnswer {
    /// The configuration of the point.
    public let configuration: RunConfiguration
    /// Seconds of work.
    public let seconds = 0.0
    /// The electrons.
    public let collision: KernelCollision
    /// The outgoing momenta, in sqrt(mT).
    public let outgoing: [Double]
    /// A_dir, equation (S21).
    public let amplitudeDirect: Double
    /// A, antisymmetrized over like electrons.
    public let amplitude: Double
    /// The kernel 2 pi |A|^2 Z6/16 of equations (42)-(44) without the momentum delta, summed over flavours.
    public let weight: Double
    /// The distance in angle from the nearest permutation that carries an electron across; infinite if none.
    public let distanceToPole: Double

    init(_ configuration: RunConfiguration, _ collision: KernelCollision) {
      self.configuration = configuration
      self.collision = collision
      let system = configuration.doubleWire
      let (wires, k) = (collision.wires, collision.momenta)
      let momenta = SIMD4(k[0], k[1], k[2], 0)
      let values = TripleAmplitude(wires: wires, of: system).evaluate(
        momenta: momenta, angle: collision.angle)
      outgoing = (0..<3).map { values.outgoing[$0] }
      amplitudeDirect = values.direct
      amplitude = values.antisymmetrized
      var thermal = 1.0
      for (i, wire) in wires.enumerated() {
        thermal *= system[wire].zeta(momenta[i]) * system[wire].zeta(outgoing[i])
      }
      weight =
        system.flavours == .one
        ? 2 * .pi * amplitude * amplitude * thermal / 16 : 2 * .pi * values.square * thermal / 16
      distanceToPole = TripleSampler.distanceToPole(
        wires: wires, momenta: momenta, angle: collision.angle)
    }

    /// Whether answers come from random numbers.
    public static var isSampled: Bool { false }

    /// What was found, as quantities of the catalogue.
    public func readings(along _: [Double]) -> Readings {
      var readings = Readings()
      readings.add("wires", .list(collision.wires.map { .count($0.rawValue + 1) }))
      readings.add("momenta", .reals(collision.momenta))
      readings.add("outgoing", .reals(outgoing))
      readings.add("amplitude", .real(amplitude))
      readings.add("amplitude_direct", .real(amplitudeDirect))
      readings.add("weight", .real(weight))
      readings.add("distance_to_pole", .real(distanceToPole))
      return readings
    }

    /// The answer for a person.
    public var summary: String {
      let several = configuration.doubleWire.flavours
      let flavours = several == .one ? "" : ", summed over \(several.rawValue) flavours"
      return """
          outgoing          \(outgoing[0]), \(outgoing[1]), \(outgoing[2])
          amplitude         \(amplitude)
          amplitude direct  \(amplitudeDirect)
          weight            \(weight)    2 pi A^2 Z6/16\(flavours)
          distance to pole  \(distanceToPole)
        """
    }
  }
}
