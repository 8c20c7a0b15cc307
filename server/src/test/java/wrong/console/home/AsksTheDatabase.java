package wrong.console.home;

import org.springframework.jdbc.core.JdbcOperations;

public record AsksTheDatabase(JdbcOperations jdbc) {}
