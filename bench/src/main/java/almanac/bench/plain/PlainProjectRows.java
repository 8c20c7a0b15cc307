package almanac.bench.plain;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Repository of all projects. */
interface PlainProjectRows extends JpaRepository<PlainProjectRow, UUID> {}
