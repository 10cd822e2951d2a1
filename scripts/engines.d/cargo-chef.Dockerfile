# As the image of cargo-chef's author: the rust image with cargo-chef installed.
FROM rust:latest
COPY cargo-chef /usr/local/cargo/bin/
