package almanac.hardwaretier.event;

/** The kinds of compute clusters that a hardware tier is restricted to. */
public record TierClusterRestrictions(
        boolean restrictToDask, boolean restrictToMpi, boolean restrictToRay, boolean restrictToSpark) {}
