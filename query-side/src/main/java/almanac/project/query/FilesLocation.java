package almanac.project.query;

import almanac.project.event.GitRepository;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The repositories that hold the files of a project.
 *
 * @param mainRepository the outside repository that they are in; null when they are in one of its own
 * @param imported outside repositories that lie beside them when a job runs
 */
public record FilesLocation(UserId owner, @Nullable GitRepository mainRepository, List<GitRepository> imported) {}
