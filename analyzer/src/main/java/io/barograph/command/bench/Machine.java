package io.barograph.command.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures were measured on. */
final class Machine {
  private Machine() {}

  /** By name, in an order that reads well. */
  static Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    Double memory = BenchLedger.machineMegabytes();
    if (memory != null) {
      properties.put("memory", Math.round(memory) + " MB");
    }
    properties.put("java", System.getProperty("java.vm.version"));
    properties.put("vm", System.getProperty("java.vm.name"));
    properties.put(
        "system",
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")));
    return properties;
  }
}
