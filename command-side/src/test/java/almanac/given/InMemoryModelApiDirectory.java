package almanac.given;

import almanac.access.ModelApiDirectory;
import almanac.shared.EnvironmentId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directory of one project with the model APIs that a test puts into it. */
public final class InMemoryModelApiDirectory implements ModelApiDirectory {

    private final ProjectId project;
    private final Map<ModelApiId, HeldApi> apis = new HashMap<>();
    private final Map<ModelApiId, List<ModelApiVersionId>> versions = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    public InMemoryModelApiDirectory(ProjectId project) {
        this.project = project;
    }

    public InMemoryModelApiDirectory with(
            ModelApiId api, String name, EnvironmentId environment, ModelApiVersionId... itsVersions) {
        apis.put(api, new HeldApi(project, environment));
        versions.put(api, new ArrayList<>(List.of(itsVersions)));
        names.add(name);
        return this;
    }

    @Override
    public boolean holdProject(ProjectId wanted) {
        return project.equals(wanted);
    }

    @Override
    public boolean isModelApiNameTaken(ProjectId of, String name) {
        return names.contains(name);
    }

    @Override
    public Optional<HeldApi> hold(ModelApiId api) {
        return Optional.ofNullable(apis.get(api));
    }

    @Override
    public int nextNumber(ModelApiId api) {
        return versions.get(api).size() + 1;
    }

    @Override
    public boolean hasVersion(ModelApiId api, ModelApiVersionId version) {
        return versions.getOrDefault(api, List.of()).contains(version);
    }
}
