import Report
public import Statistics

/// One claim of the theory held against an independent computation.
public struct ValidationRow: Sendable {
  /// How two numbers are held against each other.
  public enum Measure: String, Sendable {
    /// By their difference over the reference.
    case relative
    /// By their difference.
    case absolute
    /// The value is a probability, the reference the lowest that passes.
    case probability
  }

  /// The equation, by its number.
  public let equation: String
  /// What is compared, with the parameters.
  public let subject: String
  /// The value; its standard error is 0 where nothing was sampled.
  public let value: Estimate
  /// Where the value comes from.
  public let valueSource: String
  /// What the theory says.
  public let reference: Double
  /// Where the reference comes from.
  public let referenceSource: String
  /// How they are compared.
  public let measure: Measure
  /// The size of what the reference leaves out, in the same measure.
  public let neglected: Double
  /// What the reference leaves out, in words.
  public let because: String

  package init(
    _ equation: String, _ subject: String, value: Estimate, from valueSource: String,
    reference: Double, of referenceSource: String, measure: Measure = .relative,
    neglected: Double, because: String
  ) {
    self.equation = equation
    self.subject = subject
    self.value = value
    self.valueSource = valueSource
    self.reference = reference
    self.referenceSource = referenceSource
    self.measure = measure
    self.neglected = neglected
    self.because = because
  }

  /// What the next order may add to the first neglected one.
  public static let nextOrder = 0.25
  /// The standard errors allowed: a right number fails once in 16,000 seeds.
  public static let standardErrors = 4.0
  /// Round-off of quadratures and solutions.
  public static let roundOff = 1e-9

  /// The difference in the measure of the row.
  public var difference: Double {
    switch measure {
    case .relative: value.value / reference - 1
    case .absolute, .probability: value.value - reference
    }
  }

  /// The statistical error in the measure of the row.
  public var statisticalError: Double {
    measure == .relative ? value.standardError / abs(reference) : value.standardError
  }

  /// The largest difference that passes.
  ///
  /// What is neglected, a quarter of it for the next order, and four standard errors; nothing for a
  /// probability.
  public var tolerance: Double {
    measure == .probability
      ? 0
      : (1 + Self.nextOrder) * neglected + Self.standardErrors * statisticalError + Self.roundOff
  }

  /// Whether value and reference agree; what is not a number never does.
  public var isPassed: Bool {
    measure == .probability ? value.value >= reference : abs(difference) <= tolerance
  }
}

/// Rows that belong together, with the figure they describe.
public struct ValidationSection: Sendable {
  /// What the rows are about.
  public let title: String
  /// The rows.
  public let rows: [ValidationRow]
  let figure: ReportFigure?

  init(_ title: String, _ rows: [ValidationRow], figure: ReportFigure? = nil) {
    self.title = title
    self.rows = rows
    self.figure = figure
  }
}
