import Testing
import WirePhysics

@Suite struct UnitSystemTests {
  /// GaAs at 4 K, by hand: T = 0.344693 meV; m = 0.067 m_e = 6.10329e-32 kg;
  /// mT = 3.37060e-54, sqrt = 1.835919e-27 kg m/s; hbar/sqrt(mT) = 57.44108 nm.
  let gallium = UnitSystem(temperature: 4, effectiveMass: 0.067)

  @Test func `a GaAs wire at 4 K has the units found by hand`() {
    #expect(relativeDifference(gallium.milliElectronVolt, 0.344693) < 1e-6)
    #expect(relativeDifference(gallium.nanometre, 57.44108) < 1e-5)
    #expect(relativeDifference(gallium.voltPerMetre, 0.344693e-3 / 57.44108e-9) < 1e-5)
    // hbar/e^2 = 4108.236 Ohm.
    #expect(relativeDifference(gallium.kiloOhmPerMicrometre, 4.108236 / 0.05744108) < 1e-5)
    // hbar/T = 6.582120e-13 meV s / 0.344693 meV.
    #expect(relativeDifference(gallium.picosecond, 1.909558) < 1e-5)
  }

  @Test func `the Coulomb strength of a GaAs pair is about 11`() {
    // 2 e^2/(4 pi eps_0) = 2879.929 meV nm; over 13 and over hbar sqrt(T/m) = 19.79956 meV nm.
    let strength = gallium.coulombStrength(relativePermittivity: 13)
    #expect(relativeDifference(strength, 2879.929 / 13 / 19.79956) < 1e-5)
    #expect(
      relativeDifference(strength * gallium.milliElectronVoltNanometre, 221.5330) < 1e-6)
  }

  @Test func `conversions are consistent with each other`() {
    let units = UnitSystem(temperature: 0.3, effectiveMass: 0.19)
    #expect(relativeDifference(units.perNanometre * units.nanometre, 1) < 1e-15)
    #expect(relativeDifference(units.perMicrometre * units.nanometre, 1e3) < 1e-15)
    #expect(
      relativeDifference(units.picosecond * 1e-12 * units.radianPerSecond, 1) < 1e-15)
    // Resistivity = field/current, with e/ps = 160.2176634 nA: V/m per nA = 1e3 kOhm/um.
    let nanoampere = 160.2176634 / units.picosecond
    #expect(
      relativeDifference(units.kiloOhmPerMicrometre, units.voltPerMetre / nanoampere) < 1e-14)
    // k^2/2m of one reduced momentum is half a reduced energy: hbar^2/m_e = 76.19964 meV nm^2.
    #expect(
      relativeDifference(
        76.19964 / 0.19 * units.perNanometre * units.perNanometre, units.milliElectronVolt) < 1e-6)
  }

  @Test func `reduced units scale as they should with temperature and mass`() {
    let hot = UnitSystem(temperature: 16, effectiveMass: 0.067)
    #expect(relativeDifference(hot.milliElectronVolt, 4 * gallium.milliElectronVolt) < 1e-14)
    #expect(relativeDifference(hot.nanometre, gallium.nanometre / 2) < 1e-14)
    let heavy = UnitSystem(temperature: 4, effectiveMass: 0.268)
    #expect(
      relativeDifference(
        heavy.coulombStrength(relativePermittivity: 13),
        2 * gallium.coulombStrength(relativePermittivity: 13)) < 1e-14)
  }
}
