package almanac.storage.git;

import almanac.shared.ProjectId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Where the files of projects are: one bare git repository a project. */
public interface GitStore {

    /** The project's repository, which is made when nobody has asked for it before. The caller closes it. */
    BareRepository open(ProjectId project);

    /**
     * Makes the repository of a project that is still to be, with the branches and tags of another and their history. It
     * takes its place when it is opened.
     */
    void copy(BareRepository source, ProjectId project);

    /** Takes back what was copied for a project that is not to be. */
    void discard(ProjectId project);

    /** Whose repositories were copied before then and never opened. */
    List<ProjectId> forgotten(Instant before);

    /** Where there is room for what is on its way into a repository. */
    Path directory();

    /** How many bytes may be added; refused when it is none. */
    long room();

    /** For what is on its way. */
    DiskReservation reservation();

    /** What was begun before then and never finished, by servers that were killed. */
    void removeLeftovers(Instant before);
}
