package almanac.bench.plain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Inserts and selects projects. */
@RestController
@RequestMapping("/projects")
class PlainProjectController {

    private final PlainProjectRows rows;

    PlainProjectController(PlainProjectRows rows) {
        this.rows = rows;
    }

    record NewProject(String name, String description, String visibility) {}

    record Project(
            @Nullable UUID id, String name, String description, String ownerId, String visibility, Instant createdAt) {}

    record Envelope(Project project) {}

    @PostMapping
    Envelope create(@RequestBody NewProject body, @RequestAttribute(KeyCheck.ACCOUNT) String account) {
        PlainProjectRow row =
                new PlainProjectRow(account, body.name(), body.description(), body.visibility(), Instant.now());
        return new Envelope(rows.save(row).toProject());
    }

    @GetMapping("/{id}")
    Envelope get(@PathVariable UUID id) {
        return rows.findById(id)
                .map(row -> new Envelope(row.toProject()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
