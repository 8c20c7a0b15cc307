package almanac.modelapi.query;

import java.util.List;

/** The versions that have instances, or are to have some. */
public record ServedVersions(List<ServedVersion> versions) {

    public ServedVersions {
        versions = List.copyOf(versions);
    }
}
