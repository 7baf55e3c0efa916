// Filled in by the first commits of Statistics.
