package almanac.web;

import almanac.messaging.Caller;
import java.util.List;

/** Metadata of every answer. */
public record MetadataV1(String requestId, List<String> notices) {

    public static MetadataV1 of(Caller caller) {
        return new MetadataV1(caller.requestId(), List.of());
    }
}
