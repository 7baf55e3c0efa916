extension ParticleRun {
  /// Checks that a state is one of this run: a checkpoint may hold anything.
  /// - Throws: `ParticleError.foreignState` with the reason.
  public func check(_ state: ParticleRunState) throws {
    func refuse(_ reason: String) -> ParticleError { .foreignState(reason: reason) }
    let count = configuration.replicas
    guard state.replicas.count == count, state.records.count == count else {
      throw refuse("it has \(state.replicas.count) replicas, the run \(count)")
    }
    guard state.timeStep == stepper.timeStep else {
      throw refuse("its time step is \(state.timeStep), that of the run \(stepper.timeStep)")
    }
    let processes = configuration.model.samplers.count
    guard
      state.replicas.allSatisfy({ $0.transferred.count == processes }),
      state.records.allSatisfy({ $0.transferred.count == processes })
    else { throw refuse("it knows other processes") }
    for (i, (replica, record)) in zip(state.replicas, state.records).enumerated() {
      guard replica.replica == UInt32(configuration.firstReplica + i), replica.isConsistent else {
        throw refuse("replica \(i + 1) is damaged or another one")
      }
      let snapshots = expectedSnapshots(rows: record.count)
      guard
        record.isConsistent(
          snapshots: snapshots, momenta: configuration.schedule.snapshotMomenta.count),
        (0...configuration.schedule.records).contains(record.count - 1)
      else { throw refuse("the records of replica \(i + 1) are damaged or of another run") }
      let done = (record.count - 1) * stepsPerRecord
      guard (done..<done + stepsPerRecord).contains(Int(replica.step)) else {
        throw refuse("replica \(i + 1) has done \(replica.step) steps in \(record.count) records")
      }
    }
  }

  private func expectedSnapshots(rows: Int) -> Int {
    let every = configuration.schedule.recordsPerSnapshot
    return every == 0 || rows == 0 ? 0 : (rows - 1) / every + 1
  }
}

extension ParticleState {
  /// Whether the columns have the shape that they always have.
  fileprivate var isConsistent: Bool {
    ensemble.columns.count == 2
      && ensemble.columns.allSatisfy { $0.momenta.count == $0.weights.count }
      && ensemble.columns.allSatisfy { $0.momenta.allSatisfy(\.isFinite) }
  }
}

extension ReplicaRecord {
  /// Whether the columns have the shape that they always have.
  fileprivate func isConsistent(snapshots: Int, momenta: Int) -> Bool {
    moments.count == 3 && moments.allSatisfy { $0.count == 2 }
      && (moments.flatMap { $0 } + transferred + [absoluteWeight]).allSatisfy {
        $0.count == count
      } && self.snapshots.count == snapshots
      && self.snapshots.allSatisfy { $0.count == 2 && $0.allSatisfy { $0.count == momenta } }
  }
}
