package almanac.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of the event stream of one artifact, made of its root and path. No client ever sees it. */
public record ArtifactId(@JsonValue String value) {

    @JsonCreator
    public ArtifactId {
        if (!Sha256.isOne(value)) {
            throw ErrorCode.MALFORMED_ID.with(value);
        }
    }

    public static ArtifactId of(ArtifactRoot root, FilePath path) {
        return new ArtifactId(
                Sha256.of(("artifact/" + root + "/" + path).getBytes(UTF_8)).value());
    }

    @Override
    public String toString() {
        return value;
    }
}
