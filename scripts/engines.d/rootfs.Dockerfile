# An image of a root file system that scripts/engines made on this machine.
FROM scratch
ADD root.tar /
CMD ["sh"]
