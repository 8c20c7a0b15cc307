package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The place of the artifacts of a run, of a logged model or of a version of a model, named by the id of that. */
public record ArtifactRoot(@JsonValue String value) {

    private static final String SCHEME = "mlflow-artifacts:/";
    private static final Pattern FORM = Pattern.compile("(m-)?[0-9a-f]{32}|[0-9a-f]{24}");
    private static final Pattern PATH = Pattern.compile(
            "mlflow/(?:(?<run>[0-9a-f]{32})|models/(?<model>m-[0-9a-f]{32})|versions/(?<version>[0-9a-f]{24}))"
                    + "/artifacts(?:/(?<rest>.*))?",
            Pattern.DOTALL);

    @JsonCreator
    public ArtifactRoot {
        if (!FORM.matcher(value).matches()) {
            throw ErrorCode.MALFORMED_ID.with(value);
        }
    }

    /**
     * A root and what is meant below it.
     *
     * @param path below the root; empty for the root itself. It is not checked
     */
    public record Address(ArtifactRoot root, String path) {

        /** Reads a path such as {@code mlflow/<run>/artifacts/model}; null when it is none of ours. */
        public static @Nullable Address parse(String text) {
            Matcher path = PATH.matcher(text);
            if (!path.matches()) {
                return null;
            }
            for (String owner : new String[] {"run", "model", "version"}) {
                String id = path.group(owner);
                if (id != null) {
                    String rest = path.group("rest");
                    return new Address(new ArtifactRoot(id), rest == null ? "" : rest);
                }
            }
            throw new IllegalStateException("one of three alternatives has matched");
        }

        /** Reads an address with its scheme, as clients are told it; null when it is none of ours. */
        public static @Nullable Address ofUri(String uri) {
            return uri.startsWith(SCHEME) ? parse(uri.substring(SCHEME.length())) : null;
        }
    }

    public static ArtifactRoot of(ExperimentRunId run) {
        return new ArtifactRoot(run.value());
    }

    public static ArtifactRoot of(LoggedModelId model) {
        return new ArtifactRoot(model.value());
    }

    public static ArtifactRoot of(ModelVersionId version) {
        return new ArtifactRoot(version.value());
    }

    /** Tells whether it holds the frozen files of a version, to which nothing can be written. */
    public boolean isOfVersion() {
        return value.length() == ModelVersionId.LENGTH;
    }

    public boolean isOfLoggedModel() {
        return value.startsWith("m-");
    }

    /** Returns the address of the place, as clients are told it. */
    public String uri() {
        String folder = isOfVersion() ? "versions/" : isOfLoggedModel() ? "models/" : "";
        return SCHEME + "mlflow/" + folder + value + "/artifacts";
    }

    @Override
    public String toString() {
        return value;
    }
}
