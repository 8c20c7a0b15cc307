package almanac.storage.git;

import almanac.project.event.GitReference;
import almanac.shared.ProjectId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores the files of projects: one bare git repository a project. */
public interface GitStore {

    /** Returns the project's repository, and creates it at the first call. The caller closes it. */
    BareRepository open(ProjectId project);

    /**
     * Returns the id of the commit that a reference means.
     *
     * @param file that the commit must have; null for none
     */
    default String commit(ProjectId project, GitReference reference, @Nullable String file) {
        try (BareRepository repository = open(project)) {
            String commit = repository.resolve(reference);
            if (file != null) {
                repository.file(commit, file);
            }
            return commit;
        }
    }

    /**
     * Makes the repository of a project that is still to be created, with the branches and tags of another and their
     * history. It takes its place when it is opened.
     */
    void copy(BareRepository source, ProjectId project);

    /** Removes what was copied for a project that will not be created. */
    void discard(ProjectId project);

    /** Returns the projects whose repositories were copied before then and never opened. */
    List<ProjectId> forgotten(Instant before);

    /** Returns a directory with room for what is on its way into a repository. */
    Path directory();

    /** Returns how many bytes may be added, at least one: without room it refuses. */
    long room();

    /** Returns a reservation for what is on its way. */
    DiskReservation reservation();

    /** Removes what was begun before then and never finished, by servers that were killed. */
    void removeLeftovers(Instant before);
}
