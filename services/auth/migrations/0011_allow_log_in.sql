-- Log-in compares passwords in the service: scrypt is not the database's to compute. Takes no lock that anybody waits for.
grant select (password_hash), update (password_hash) on users to auth;
