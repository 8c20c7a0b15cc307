package almanac.project.query;

import almanac.shared.OpenToAll;
import almanac.shared.UserId;

/**
 * The projects that somebody has to do with in one way, by name.
 *
 * @param owned whether those that he owns are meant, or those where he or an organization of his collaborates
 * @param showCompleted whether completed ones are among them
 */
@OpenToAll
public record ListRelatedProjects(UserId caller, boolean owned, boolean showCompleted) {}
