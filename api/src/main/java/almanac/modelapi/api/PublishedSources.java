package almanac.modelapi.api;

import almanac.experiment.query.ArtifactQuery.FindArtifact;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.modelapi.api.NewModelApiVersionV1.NewModelApiSourceV1;
import almanac.modelapi.command.ModelApiVersionCommand.AddModelApiVersion;
import almanac.modelapi.event.ServedSource;
import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.project.query.FilesLocation;
import almanac.project.query.ProjectQuery.LocateFiles;
import almanac.registeredmodel.query.ModelLocation;
import almanac.registeredmodel.query.ModelVersionQuery.LocateVersion;
import almanac.registeredmodel.query.RegisteredModelQuery.LocateModel;
import almanac.registeredmodel.query.VersionLocation;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.storage.git.GitStore;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a new version is to serve, and refuses what is not there. */
@Component
class PublishedSources {

    private static final String REGISTRY = "Registry";
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final FilePath DESCRIPTION_OF_MODEL = new FilePath("MLmodel");

    private final Dispatch dispatch;
    private final GitStore store;

    PublishedSources(Dispatch dispatch, GitStore store) {
        this.dispatch = dispatch;
        this.store = store;
    }

    AddModelApiVersion version(ModelApiVersionId version, ModelApiId api, NewModelApiVersionV1 body, Caller caller) {
        if (body.predictionDatasetResourceId() != null) {
            throw ErrorCode.INVALID_VALUE.with(
                    "predictionDatasetResourceId",
                    "calls are recorded in the log of the instance and in no dataset: leave it out");
        }
        FilesLocation location = dispatch.ask(new LocateFiles(body.projectId(), false), caller.asItIs());
        ServedSource source =
                body.source().type().equals(REGISTRY) ? registered(body.source(), caller) : file(body.source());
        String commit = location.mainRepository() == null
                ? commit(body.projectId(), body.commitId(), source.file())
                : body.commitId();
        return new AddModelApiVersion(
                version,
                api,
                body.projectId(),
                caller.user(),
                source,
                commit,
                body.environmentId(),
                body.describedAs(),
                body.recording(),
                body.isToRun());
    }

    private static ServedSource file(NewModelApiSourceV1 source) {
        String file = required("source.file", source.file());
        String function = required("source.function", source.function());
        if (!file.endsWith(".py") && !file.endsWith(".R")) {
            throw ErrorCode.INVALID_VALUE.with(
                    "source.file", "must be a file of Python or R, whose name ends with .py or .R");
        }
        if (!IDENTIFIER.matcher(function).matches()) {
            throw ErrorCode.INVALID_VALUE.with("source.function", "must be the name of a function");
        }
        return new ServedSource(
                new FilePath(file).value(),
                function,
                Objects.requireNonNullElse(source.excludeFiles(), List.<String>of()).stream()
                        .map(excluded -> new FilePath(excluded).value())
                        .toList(),
                null,
                null,
                null);
    }

    private static String required(String member, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ErrorCode.INVALID_VALUE.with(member, "must be given for a source of this type");
        }
        return value;
    }

    private ServedSource registered(NewModelApiSourceV1 source, Caller caller) {
        String name = required("source.registeredModelName", source.registeredModelName());
        Integer number = source.registeredModelVersion();
        if (number == null) {
            throw ErrorCode.INVALID_VALUE.with("source.registeredModelVersion", "must be given for a registered model");
        }
        ModelLocation model = dispatch.ask(new LocateModel(name, caller.user()), caller.asItIs());
        if (model.model() == null || model.project() == null) {
            throw ErrorCode.MODEL_NOT_FOUND.with(name);
        }
        VersionLocation version = dispatch.askAsSystem(new LocateVersion(model.model(), number), caller.requestId());
        if (version.version() == null) {
            throw ErrorCode.MODEL_VERSION_NOT_FOUND.with(name, number);
        }
        ArtifactRoot files = ArtifactRoot.of(version.version());
        dispatch.ask(new FindArtifact(files, model.project(), DESCRIPTION_OF_MODEL), caller.asItIs());
        return new ServedSource(null, null, List.of(), name, number, version.version());
    }

    /** Returns the commit that is served: the one that is asked for, or that of now; it must have the file. */
    private String commit(ProjectId project, @Nullable String asked, @Nullable String file) {
        GitReference reference = asked == null
                ? new GitReference(GitReferenceType.HEAD, null)
                : new GitReference(GitReferenceType.COMMIT, asked);
        return store.commit(project, reference, file);
    }
}
