package almanac.notification.query;

import almanac.shared.UserId;
import java.util.List;

/**
 * The users that answer for a project: its owner, or the administrators of the organization that owns it.
 *
 * @param projectName name of the project; it and the users are missing together, when there is no such project
 */
public record ProjectOwners(String projectName, List<UserId> users) {}
