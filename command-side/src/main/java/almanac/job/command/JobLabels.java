package almanac.job.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.JobDirectory;
import almanac.job.command.JobCommand.AddJobTag;
import almanac.job.command.JobCommand.LinkGoal;
import almanac.job.command.JobCommand.RemoveJobTag;
import almanac.job.command.JobCommand.UnlinkGoal;
import almanac.job.event.JobEvent.JobLinkedToGoal;
import almanac.job.event.JobEvent.JobTagRemoved;
import almanac.job.event.JobEvent.JobTagged;
import almanac.job.event.JobEvent.JobUnlinkedFromGoal;
import almanac.job.event.JobTag;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.JobTagId;
import almanac.shared.ProjectId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Decides on the tags and goals of a job. A link to a goal that is removed later stays, but is not shown. */
class JobLabels {

    private final JobId job;
    private final Belonging belonging;
    private final Map<JobTagId, String> tags = new HashMap<>();
    private final Set<GoalId> goals = new HashSet<>();

    JobLabels(Belonging belonging) {
        this.job = belonging.job();
        this.belonging = belonging;
    }

    @CommandHandler
    void decide(AddJobTag command, JobDirectory jobs) {
        belonging.requireIn(command.project());
        JobTag wanted = command.tag();
        if (tags.containsValue(wanted.name())) {
            return;
        }
        apply(new JobTagged(
                job, jobs.holdTag(belonging.project(), wanted.name()).orElse(wanted)));
    }

    @EventSourcingHandler
    void evolve(JobTagged event) {
        tags.put(event.tag().id(), event.tag().name());
    }

    @CommandHandler
    void decide(RemoveJobTag command) {
        belonging.requireIn(command.project());
        if (!tags.containsKey(command.tag())) {
            throw ErrorCode.JOB_TAG_NOT_FOUND.with(job, command.tag());
        }
        apply(new JobTagRemoved(job, command.tag()));
    }

    @EventSourcingHandler
    void evolve(JobTagRemoved event) {
        tags.remove(event.tag());
    }

    @CommandHandler
    void decide(LinkGoal command, JobDirectory jobs) {
        belonging.requireIn(command.project());
        GoalId goal = command.goal();
        ProjectId itsProject = jobs.holdProjectOfGoal(goal).orElseThrow(() -> ErrorCode.GOAL_NOT_FOUND.with(goal));
        if (!itsProject.equals(belonging.project())) {
            throw ErrorCode.GOAL_OF_ANOTHER_PROJECT.with(goal, job);
        }
        if (!goals.contains(goal)) {
            apply(new JobLinkedToGoal(job, goal));
        }
    }

    @EventSourcingHandler
    void evolve(JobLinkedToGoal event) {
        goals.add(event.goal());
    }

    @CommandHandler
    void decide(UnlinkGoal command, JobDirectory jobs) {
        belonging.requireIn(command.project());
        GoalId goal = command.goal();
        if (!goals.contains(goal) || jobs.holdProjectOfGoal(goal).isEmpty()) {
            throw ErrorCode.GOAL_NOT_LINKED.with(goal, job);
        }
        apply(new JobUnlinkedFromGoal(job, goal));
    }

    @EventSourcingHandler
    void evolve(JobUnlinkedFromGoal event) {
        goals.remove(event.goal());
    }
}
