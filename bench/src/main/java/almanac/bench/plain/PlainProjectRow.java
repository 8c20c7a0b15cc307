package almanac.bench.plain;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.jspecify.annotations.Nullable;

/** Row of a project. */
@Entity
@Table(name = "project")
@SuppressWarnings("NullAway.Init") // JPA sets them
class PlainProjectRow {

    @Id
    @GeneratedValue
    @UuidGenerator(style = Style.VERSION_7)
    private @Nullable UUID id;

    private String ownerId;
    private String name;
    private String description;
    private String visibility;
    private Instant createdAt;

    PlainProjectRow() {}

    PlainProjectRow(String ownerId, String name, String description, String visibility, Instant createdAt) {
        this.ownerId = ownerId;
        this.name = name;
        this.description = description;
        this.visibility = visibility;
        this.createdAt = createdAt;
    }

    PlainProjectController.Project toProject() {
        return new PlainProjectController.Project(id, name, description, ownerId, visibility, createdAt);
    }
}
