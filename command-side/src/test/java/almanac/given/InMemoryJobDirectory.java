package almanac.given;

import almanac.access.JobDirectory;
import almanac.job.event.JobTag;
import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A directory of the projects, tags and goals that a test puts into it. */
public final class InMemoryJobDirectory implements JobDirectory {

    private final Map<ProjectId, Integer> nextNumbers = new HashMap<>();
    private final Map<String, JobTag> tags = new HashMap<>();
    private final Map<GoalId, ProjectId> goals = new HashMap<>();
    private final Map<ProjectId, UserId> owners = new HashMap<>();

    public InMemoryJobDirectory withProject(ProjectId project, int nextNumber) {
        nextNumbers.put(project, nextNumber);
        return this;
    }

    public InMemoryJobDirectory withOwner(ProjectId project, UserId owner) {
        owners.put(project, owner);
        return this;
    }

    public InMemoryJobDirectory withTag(ProjectId project, JobTag tag) {
        tags.put(project + " " + tag.name(), tag);
        return this;
    }

    public InMemoryJobDirectory withGoal(GoalId goal, ProjectId project) {
        goals.put(goal, project);
        return this;
    }

    public void removeGoal(GoalId goal) {
        goals.remove(goal);
    }

    @Override
    public boolean holdProject(ProjectId project) {
        return nextNumbers.containsKey(project);
    }

    @Override
    public OptionalInt holdNextNumber(ProjectId project) {
        Integer next = nextNumbers.get(project);
        return next == null ? OptionalInt.empty() : OptionalInt.of(next);
    }

    @Override
    public Optional<JobTag> holdTag(ProjectId project, String name) {
        return Optional.ofNullable(tags.get(project + " " + name));
    }

    @Override
    public Optional<ProjectId> holdProjectOfGoal(GoalId goal) {
        return Optional.ofNullable(goals.get(goal));
    }

    @Override
    public boolean isOwner(ProjectId project, UserId user) {
        return user.equals(owners.get(project));
    }
}
