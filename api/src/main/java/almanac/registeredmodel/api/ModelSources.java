package almanac.registeredmodel.api;

import almanac.messaging.Caller;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentRunId;
import almanac.shared.FilePath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the sources of versions. A source is an address of artifacts of this server and of nothing else: other servers
 * of this API have read their own files for those that named them so.
 */
@Component
class ModelSources {

    private static final Pattern OF_RUN = Pattern.compile("runs:/+(?<run>[0-9a-f]{32})(?:/(?<path>.*))?");
    private static final Pattern OF_LOGGED_MODEL = Pattern.compile("models:/(?<model>m-[0-9a-f]{32})(?:/(?<path>.*))?");
    private static final Pattern OF_VERSION = Pattern.compile("models:/(?<name>[^/]+)/(?<version>\\d+)");

    /** Signs that are read in more than one way: as a path, as an escape, or as the beginning of a query. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[%?#\\\\]");

    private final ModelPlaces places;

    ModelSources(ModelPlaces places) {
        this.places = places;
    }

    /** Returns the address of artifacts below a root; an empty path stands for all of them. */
    static String address(ArtifactRoot root, String path) {
        return path.isEmpty() ? root.uri() : root.uri() + "/" + path;
    }

    ArtifactRoot.Address of(String source, @Nullable ExperimentRunId run, Caller caller) {
        if (AMBIGUOUS.matcher(source).find()) {
            throw refused(source);
        }
        ArtifactRoot.Address address = read(source, caller);
        boolean isOfAnother = run != null
                && !address.root().isOfVersion()
                && !address.root().isOfLoggedModel()
                && !address.root().equals(ArtifactRoot.of(run));
        if (isOfAnother) {
            throw ErrorCode.INVALID_VALUE.with("source", "is not below the artifacts of run '%s'".formatted(run));
        }
        return new ArtifactRoot.Address(
                address.root(), address.path().isEmpty() ? "" : new FilePath(address.path()).value());
    }

    private ArtifactRoot.Address read(String source, Caller caller) {
        ArtifactRoot.Address address = ArtifactRoot.Address.ofUri(source);
        if (address != null) {
            return address;
        }
        for (Pattern form : new Pattern[] {OF_RUN, OF_LOGGED_MODEL}) {
            Matcher matcher = form.matcher(source);
            if (matcher.matches()) {
                String path = matcher.group(2);
                return new ArtifactRoot.Address(new ArtifactRoot(matcher.group(1)), path == null ? "" : path);
            }
        }
        Matcher version = OF_VERSION.matcher(source);
        if (version.matches()) {
            return new ArtifactRoot.Address(
                    ArtifactRoot.of(places.version(version.group("name"), version.group("version"), caller)
                            .id()),
                    "");
        }
        throw refused(source);
    }

    private static RuntimeException refused(String source) {
        return ErrorCode.INVALID_VALUE.with(
                "source",
                ("'%s' is no address of artifacts here: name it as mlflow-artifacts:/mlflow/<run id>/artifacts/<path>,"
                                + " runs:/<run id>/<path> or models:/<name>/<version>")
                        .formatted(source));
    }
}
