package io.barograph.config;

/** The settings that decide, and that may change while the analyzer runs. */
public record PolicySettings(
    SequenceSettings sequence,
    StormSettings storm,
    FleetSettings fleet,
    ScopeSettings scope,
    RemediationSettings remediation) {

  static PolicySettings read(Layers layers) {
    return new PolicySettings(
        SequenceSettings.read(layers),
        StormSettings.read(layers),
        FleetSettings.read(layers),
        ScopeSettings.read(layers),
        RemediationSettings.read(layers));
  }
}
