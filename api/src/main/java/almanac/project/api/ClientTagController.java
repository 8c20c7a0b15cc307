package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.api.ClientNewProject.ClientTagNames;
import almanac.project.api.ClientProject.ClientProjectTag;
import almanac.project.command.ProjectCommand.TagProject;
import almanac.project.command.ProjectCommand.UntagProject;
import almanac.project.query.ProjectQuery.FindProjectTag;
import almanac.project.query.ProjectQuery.ListProjectTags;
import almanac.project.query.ProjectTagV1;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.ProjectTagId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Serves the tags of projects. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientTagController {

    private static final String OF_PROJECT = "/v4/projects/{projectId}/tags";

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;

    ClientTagController(Dispatch dispatch, Answers answers, IdSource ids) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
    }

    record ClientTagDetails(@JsonProperty("_id") ProjectTagId id, String name, boolean isApproved, Instant lastAdded) {}

    /** Tags the project, and answers with those of its tags that have the names. */
    @PostMapping(OF_PROJECT)
    List<ClientProjectTag> addClientTags(
            @PathVariable ProjectId projectId, @Valid @RequestBody ClientTagNames body, Caller caller) {
        List<TagProject.NewTag> wanted = body.tagNames().stream()
                .map(name -> new TagProject.NewTag(new ProjectTagId(ids.next()), name))
                .toList();
        dispatch.send(new TagProject(projectId, wanted), caller);
        return dispatch.ask(new ListProjectTags(projectId), caller.asItIs()).items().stream()
                .filter(tag -> body.tagNames().contains(tag.name()))
                .map(ClientProjectTag::of)
                .toList();
    }

    @DeleteMapping(OF_PROJECT + "/{tagId}")
    DeleteEnvelopeV1 removeClientTag(
            @PathVariable ProjectId projectId, @PathVariable ProjectTagId tagId, Caller caller) {
        return answers.remove(new UntagProject(projectId, tagId), caller);
    }

    @GetMapping("/projectTags/{tagId}")
    ClientTagDetails getClientTag(@PathVariable ProjectTagId tagId, Caller caller) {
        ProjectTagV1 tag = dispatch.ask(new FindProjectTag(caller.user(), tagId), caller);
        return new ClientTagDetails(tag.id(), tag.name(), false, tag.lastAdded());
    }
}
