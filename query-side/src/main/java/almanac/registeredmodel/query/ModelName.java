package almanac.registeredmodel.query;

/** The name of a registered model, as an item of a page. */
public record ModelName(String name) {}
